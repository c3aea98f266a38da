using Bunit;
using Fer.Data.Datasets;
using Fer.Data.Quality;
using Fer.Tests.TestKit;
using Fer.Web.Components.Keyboard;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Web.Features.Predict;

/// <summary>What is said of the faces, and what is done about it.</summary>
public sealed class PictureAnswersTests : PicturesContext
{
    [Fact]
    public async Task Store_SelectedFace_WaitsForReviewAsAnUploadAndIsTakenBack()
    {
        await AddModelAsync();
        var cut = Open();
        await AddAsync(cut, "face.png", OneFace);
        Sees(cut, "word", "Happy");
        cut.WaitForElement("[data-testid=store-4]");
        await ClickAsync(cut, "store-4");
        Sees(cut, "store-state", "No face is selected, so nothing was stored.");

        await ClickAsync(cut, "box");
        Assert.Equal("true", cut.Find("[data-face='1-1']").GetAttribute("aria-pressed"));
        Assert.Equal("1-1", Script.Invocations["reveal"][^1].Arguments[0]);
        await ClickAsync(cut, "store-4");
        Sees(cut, "store-state", "Stored as Sad.");
        Sees(cut, "stored", "Stored as Sad");
        var issue = await Database.ReadAsync(db => db.QualityIssues.SingleAsync(Ct));
        Assert.Equal((QualityIssueKind.FromUse, 4, (int?)3), (issue.Kind, issue.GivenLabel, issue.SuggestedLabel));
        Assert.Equal(ImportSourceKind.Upload, await Database.ReadAsync(db => db.Samples.Where(row => row.Id == issue.SampleId)
            .Select(row => db.ImportSources.First(source => source.Id == row.ImportSourceId).Kind).SingleAsync(Ct)));

        await ClickAsync(cut, "store-undo");
        Sees(cut, "store-state", "Taken back");
        Assert.Empty(cut.FindAll("[data-testid=stored]"));
        Assert.True(await Database.ReadAsync(db => db.Samples.Where(row => row.Id == issue.SampleId).Select(row => row.IsExcluded).SingleAsync(Ct)));
    }

    [Fact]
    public async Task Keys_ArrowsAndTheClass_MoveBetweenFacesAndStore()
    {
        await AddModelAsync();
        var cut = Open();
        await AddAsync(cut, "a.png", OneFace);
        await AddAsync(cut, "b.png", OneFace);
        Sees(cut, "summary", "2 faces in 2 pictures.");
        var (moves, labels) = (cut.FindComponents<ShortcutScope>()[0].Instance, cut.FindComponents<ShortcutScope>()[1].Instance);
        cut.WaitForAssertion(() => Assert.Contains(labels.Shortcuts, key => key.Description == "Store the selected face as Sad"));

        foreach (var (key, selected) in new[] { ("ArrowRight", "1-1"), ("ArrowDown", "2-1"), ("ArrowRight", "2-1"), ("ArrowLeft", "1-1"), ("ArrowDown", "2-1") })
        {
            await moves.OnKeyAsync(key);
            cut.WaitForAssertion(() => Assert.Equal(selected, Assert.Single(cut.FindAll("[aria-pressed=true]")).GetAttribute("data-face")));
        }

        await labels.OnKeyAsync(labels.Shortcuts.Single(key => key.Description == "Store the selected face as Sad").Key);
        Sees(cut, "store-state", "Stored as Sad.");
        Assert.Equal("b.png", cut.Find("[data-testid=stored]").Closest("[data-testid=picture]")!.GetAttribute("aria-label"));
        await labels.OnKeyAsync("z");
        Sees(cut, "store-state", "Taken back");
    }

    [Fact]
    public async Task Compare_TwoModels_StandSideBySideAndContradictionsAreMarked()
    {
        var (first, _) = await AddModelAsync();
        var second = await TriedModel.AddBesideAsync(Database, first, CameraChromium.Happy, CameraChromium.Surprised, Ct);
        Answers.Words[second] = 5;
        Navigation.NavigateTo($"predict?run={first}");
        var cut = Open();
        await AddAsync(cut, "face.png", OneFace);
        Sees(cut, "word", "Happy");
        Assert.Single(cut.FindAll("[data-testid=answer]"));
        await cut.InvokeAsync(() => cut.Find("[data-testid=compare]").ChangeAsync(new() { Value = $"{second}" }));

        Sees(cut, "apart", "The two models disagree");
        Sees(cut, "summary", "The two models disagree on 1 of them.");
        Assert.Equal(["Happy", "Surprise"], cut.FindAll("[data-testid=word] .class-badge").Select(word => word.TextContent.Trim()));
        Assert.EndsWith($"predict?run={first}&compare={second}", Navigation.Uri, StringComparison.Ordinal);

        Answers.Words[second] = 3;
        await AddAsync(cut, "another.png", OneFace);
        Sees(cut, "summary", "The two models disagree on 1 of them.");
        await cut.InvokeAsync(() => cut.Find("[data-testid=compare]").ChangeAsync(new() { Value = "" }));
        cut.WaitForAssertion(() => Assert.Equal(2, cut.FindAll("[data-testid=answer]").Count));
        Assert.Empty(cut.FindAll("[data-testid=apart]"));
    }

    [Fact]
    public async Task Model_Refused_SaysWhyAndCanBeAskedAgain()
    {
        await AddModelAsync();
        Answers.Refusal = "The weights of run 1 are gone. Train it again.";
        var cut = Open();
        await AddAsync(cut, "face.png", OneFace);

        cut.WaitForAssertion(() => Assert.Contains("The weights of run 1 are gone.", cut.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Contains("No answer yet", cut.Find("[data-testid=face]").TextContent, StringComparison.Ordinal);
        Answers.Refusal = null;
        await cut.InvokeAsync(() => cut.Find("[role=alert] button").ClickAsync(new()));
        Sees(cut, "word", "Happy");
        Assert.Empty(cut.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task Model_Slow_PicturesAreReadMeanwhile()
    {
        await AddModelAsync();
        var gate = new TaskCompletionSource();
        Answers.Gate = gate.Task;
        var cut = Open();
        await AddAsync(cut, "a.png", OneFace);
        await AddAsync(cut, "b.png", OneFace);

        cut.WaitForAssertion(() => Assert.Equal(2, cut.FindAll("[data-testid=face]").Count));
        Assert.Contains("The model is asked.", cut.Markup, StringComparison.Ordinal);
        gate.SetResult();
        cut.WaitForAssertion(() => Assert.Equal(2, cut.FindAll("[data-testid=word]").Count));
        Assert.DoesNotContain("The model is asked.", cut.Markup, StringComparison.Ordinal);
    }
}
