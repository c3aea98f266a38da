using Bunit;
using Fer.Data.Labelling;
using Fer.Data.Ratings;
using Fer.Tests.TestKit;
using Fer.Web.Features.Ratings;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Web.Features.Ratings;

public sealed class ConsensusPageTests : RatingPagesContext
{
    [Fact]
    public async Task Apply_Consensus_RelabelsTheAgreedAndOffersUndo()
    {
        var (round, _) = await MakeAsync();
        var cut = RenderConsensus(round);
        Assert.Equal("1", Text(cut, "move-2-6"));

        await cut.InvokeAsync(() => cut.Find("[data-testid=consensus-apply]").ClickAsync(new MouseEventArgs()));

        cut.WaitForAssertion(() => Assert.Equal("Relabelled 1 image.", Text(cut, "consensus-message")));
        Assert.Equal([6, 3, 1, 0, 5], await LabelsAsync());
        await cut.InvokeAsync(() => cut.Find("[data-testid=consensus-undo]").ClickAsync(new MouseEventArgs()));
        cut.WaitForAssertion(() => Assert.Equal("Taken back: 1 image.", Text(cut, "consensus-message")));
        Assert.Equal([2, 3, 1, 0, 5], await LabelsAsync());
    }

    [Fact]
    public async Task Exclude_WithoutAFace_ExcludesAsOneAct()
    {
        var (round, ids) = await MakeAsync();
        var cut = RenderConsensus(round);

        await cut.InvokeAsync(() => cut.Find("[data-testid=consensus-exclude]").ClickAsync(new MouseEventArgs()));

        cut.WaitForAssertion(() => Assert.Contains("Excluded 1 image", Text(cut, "consensus-message"), StringComparison.Ordinal));
        Assert.Equal([ids[4]], await Database.ReadAsync(db => db.Samples.Where(row => row.IsExcluded).Select(row => row.Id).ToListAsync(Ct)));
    }

    [Fact]
    public async Task Decide_EachDispute_LabelsItWithTheRoundAsReasonAndGoesOn()
    {
        var (round, ids) = await MakeAsync();
        var cut = RenderConsensus(round);
        Assert.Equal(ids[2], ShownId(cut));

        await PressAsync(cut, "5");

        cut.WaitForAssertion(() => Assert.Equal(ids[3], ShownId(cut)));
        Assert.Contains("1 decided", Text(cut, "dispute-progress"), StringComparison.Ordinal);
        Assert.Equal([2, 3, 4, 0, 5], await LabelsAsync());
        Assert.Equal("Decided in round first", (await Database.ReadAsync(db => db.LabelActs.SingleAsync(Ct))).Reason);

        await PressAsync(cut, "z");

        cut.WaitForAssertion(() => Assert.Equal(ids[2], ShownId(cut)));
        Assert.Contains("0 decided", Text(cut, "dispute-progress"), StringComparison.Ordinal);
        Assert.Equal([2, 3, 1, 0, 5], await LabelsAsync());
    }

    [Fact]
    public async Task Decide_LabelledByAnotherMeanwhile_StoresNothingUntilPressedAgain()
    {
        var (round, ids) = await MakeAsync();
        var cut = RenderConsensus(round);
        await Database.Labels.RelabelAsync(new RelabelCommand(Guid.NewGuid(), ids[2], 3, 1, await Database.CuratorAsync("bob")), Ct);

        await PressAsync(cut, "5");

        cut.WaitForAssertion(() => Assert.Contains("bob labelled this image Happy meanwhile", Text(cut, "dispute-message"), StringComparison.Ordinal));
        Assert.Equal(3, (await LabelsAsync())[2]);
        await PressAsync(cut, "5");
        Assert.Equal(4, (await LabelsAsync())[2]);
    }

    [Fact]
    public async Task Choose_MoreRaters_StandsInTheAddressAndLeavesNothingAgreed()
    {
        var (round, _) = await MakeAsync();
        var cut = RenderConsensus(round);

        await cut.InvokeAsync(() => cut.Find("[data-testid=consensus-raters]").ChangeAsync(new() { Value = "3" }));

        Assert.EndsWith("raters=3", Navigation.Uri, StringComparison.Ordinal);
        cut.WaitForAssertion(() => Assert.Contains("5 have too few answers", Text(cut, "consensus-counts"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Render_OwnAnswersMissing_WarnsThatThePageLeads()
    {
        var (round, ids) = await MakeAsync();
        await new RatingDesk(Database.Contexts, TimeProvider.System).AnswerAsync(round, ids[0], (await SelfAsync()).Id, 1, Ct);

        var cut = RenderConsensus(round);

        Assert.Contains("You have 4 images left", Text(cut, "own-left"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Close_Round_TakesNoMoreAnswersAndCanBeOpenedAgain()
    {
        var (round, _) = await MakeAsync();
        var rounds = new RatingRounds(Database.Contexts, TimeProvider.System);
        var cut = RenderConsensus(round);

        await cut.InvokeAsync(() => cut.Find("[data-testid=close-round]").ClickAsync(new MouseEventArgs()));
        cut.WaitForAssertion(() => Assert.Equal("Open the round again", Text(cut, "close-round")));
        Assert.NotNull((await rounds.FindAsync(round, Ct))!.ClosedAt);

        await cut.InvokeAsync(() => cut.Find("[data-testid=close-round]").ClickAsync(new MouseEventArgs()));
        cut.WaitForAssertion(() => Assert.Equal("Close the round", Text(cut, "close-round")));
        Assert.Null((await rounds.FindAsync(round, Ct))!.ClosedAt);
    }

    /// <summary>Five samples: agreed on another label, agreed on the present one, two disputed, one without a face.</summary>
    private async Task<(int Round, long[] Ids)> MakeAsync()
    {
        var (datasetId, ids) = await TinyDataset.AddAsync(Database, "faces", 2, 3, 1, 0, 5);
        var round = await TestRound.MakeAsync(Database, datasetId);
        await TestRound.AnswerAsync(Database, round, "ada", ids, 6, 3, 0, 4, Rating.NotAFace);
        await TestRound.AnswerAsync(Database, round, "bob", ids, 6, 3, 1, Rating.Unsure, Rating.NotAFace);
        return (round, ids);
    }

    private static long ShownId(IRenderedComponent<ConsensusPage> cut) =>
        long.Parse(cut.Find("[data-testid=dispute-image]").GetAttribute("src")!.Split('/', '?')[1], System.Globalization.CultureInfo.InvariantCulture);

    private Task<List<int>> LabelsAsync() => Database.ReadAsync(db => db.Samples.OrderBy(row => row.Id).Select(row => row.Label).ToListAsync(Ct));

    private IRenderedComponent<ConsensusPage> RenderConsensus(int round)
    {
        Navigation.NavigateTo($"ratings/{round}/consensus");
        var cut = Render<ConsensusPage>(page => page.Add(p => p.RoundId, round));
        cut.WaitForAssertion(() => cut.Find("[data-testid=consensus-counts]"));
        return cut;
    }
}
