using Bunit;
using Fer.Data.Datasets;
using Fer.Data.Samples;
using Fer.Engine.Explanations;
using Fer.Web.Features.Browse;

namespace Fer.Tests.Web.Features;

/// <summary>Where the model looked, over the selected image.</summary>
public sealed class ExplainedFaceTests : PageContext
{
    private static readonly ClassCount[] Classes = [.. ClassVocabulary.CreateFer2013().Select(entry => new ClassCount(entry.Index, entry.Name, entry.Hotkey, entry.ColourSlot, 1))];

    [Fact]
    public void Image_WithoutARun_OffersNoMap() => Assert.Empty(RenderFace(1, run: null).FindAll("button"));

    [Fact]
    public void Map_IsMadeOnlyWhenAsked_AndSaysThatItIsCoarse()
    {
        Explanations.Made = (id, asked) => Task.FromResult(Answer(id, asked ?? 3));
        var cut = RenderFace(1, upcoming: [2, 3]);
        Assert.Empty(Explanations.Asked);

        cut.Find("[data-testid=look-ask]").Click();

        Assert.Equal([2L, 3L], Assert.Single(Explanations.Asked).Upcoming);
        Assert.Contains("explanations/9/1?v=", cut.Find("[data-testid=look]").GetAttribute("style"), StringComparison.Ordinal);
        var words = cut.Find("[data-testid=look-words]").TextContent;
        Assert.Contains("spoke for Happy", words, StringComparison.Ordinal);
        Assert.Contains("6 × 6 cells, so it is coarse", words, StringComparison.Ordinal);
        Assert.Contains("no proof", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Label_OtherThanPredicted_CanBeExplained()
    {
        Explanations.Made = (id, asked) => Task.FromResult(Answer(id, asked ?? 3));
        var cut = RenderFace(1);
        cut.Find("[data-testid=look-ask]").Click();

        cut.Find("[data-testid=look-label]").Click();

        Assert.Equal(0, Explanations.Asked[^1].Class);
        Assert.Contains("?class=0&", cut.Find("[data-testid=look]").GetAttribute("style"), StringComparison.Ordinal);
        Assert.Equal("true", cut.Find("[data-testid=look-label]").GetAttribute("aria-pressed"));
        Assert.Contains("spoke for Angry", cut.Find("[data-testid=look-words]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Strength_IsThatOfTheOverlay_AndHideTakesItAway()
    {
        Explanations.Made = (id, _) => Task.FromResult(Answer(id, 3));
        var cut = RenderFace(1);
        cut.Find("[data-testid=look-ask]").Click();

        cut.Find("input[type=range]").Input("25");

        Assert.Contains("opacity:0.25", cut.Find("[data-testid=look]").GetAttribute("style"), StringComparison.Ordinal);
        cut.Find("[data-testid=look-hide]").Click();
        Assert.Empty(cut.FindAll("[data-testid=look]"));
        Assert.NotNull(cut.Find("[data-testid=look-ask]"));
    }

    [Fact]
    public void NextImage_ShowsAMapThatIsKept_AndAsksForNone()
    {
        Explanations.Made = (id, _) => Task.FromResult(Answer(id, 3));
        Explanations.Kept = id => id == 2 ? Answer(id, 3) : new ExplainedSample(id, null, null);
        var cut = RenderFace(1);
        cut.Find("[data-testid=look-ask]").Click();

        cut.Render(parameters => parameters.Add(face => face.Cell, Cell(2)));
        Assert.Contains("explanations/9/2", cut.Find("[data-testid=look]").GetAttribute("style"), StringComparison.Ordinal);

        cut.Render(parameters => parameters.Add(face => face.Cell, Cell(3)));
        Assert.Empty(cut.FindAll("[data-testid=look]"));
        Assert.Single(Explanations.Asked);
    }

    [Fact]
    public void Refusal_IsASentenceWithAnotherTry()
    {
        var cut = RenderFace(1);

        cut.Find("[data-testid=look-ask]").Click();

        Assert.Contains("not in this test", cut.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Explanations.Made = (id, _) => Task.FromResult(Answer(id, 3));
        cut.Find("[role=alert] button").Click();
        Assert.NotNull(cut.Find("[data-testid=look]"));
        Assert.Empty(cut.FindAll("[role=alert]"));
    }

    [Fact]
    public void Waiting_CanBeCancelled()
    {
        var answer = new TaskCompletionSource<ExplainedSample>();
        Explanations.Made = (_, _) => answer.Task;
        var cut = RenderFace(1);
        cut.Find("[data-testid=look-ask]").Click();

        cut.Find("[data-testid=look-asking] button").Click();

        Assert.True(Explanations.Token.IsCancellationRequested);
        Assert.Empty(cut.FindAll("[data-testid=look-asking]"));
        answer.SetResult(Answer(1, 3));
        cut.WaitForAssertion(() => Assert.Empty(cut.FindAll("[data-testid=look]")));
    }

    [Fact]
    public void NothingForTheClass_IsSaid_AndNothingIsLaidOver()
    {
        Explanations.Made = (id, _) => Task.FromResult(Answer(id, 3, hasEvidence: false));
        var cut = RenderFace(1);

        cut.Find("[data-testid=look-ask]").Click();

        Assert.Empty(cut.FindAll("[data-testid=look]"));
        Assert.Equal("No place of the image spoke for Happy.", cut.Find("[data-testid=look-words]").TextContent);
    }

    private IRenderedComponent<ExplainedFace> RenderFace(long id, int? run = 9, IReadOnlyList<long>? upcoming = null) => Render<ExplainedFace>(parameters => parameters
        .Add(face => face.Cell, Cell(id)).Add(face => face.Classes, Classes).Add(face => face.RunId, run).Add(face => face.Upcoming, upcoming ?? []));

    /// <summary>An image with the label Angry.</summary>
    private static SampleCell Cell(long id) => new(id, 0, 0, 1, "abcdef012345");

    private static ExplainedSample Answer(long id, int explained, bool hasEvidence = true) =>
        new(id, new Explanation(explained, 3, [0.1f, 0, 0, 0.9f, 0, 0, 0], 6, 6, hasEvidence, new byte[2304]), null);
}
