using Bunit;
using Fer.Data.Labelling;
using Fer.Data.Ratings;
using Fer.Tests.TestKit;
using Fer.Web.Features.Ratings;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Web.Features.Ratings;

public sealed class RatingsPageTests : RatingPagesContext
{
    [Fact]
    public async Task Apply_Majority_RelabelsWhatThePreviewShowedAndOffersUndo()
    {
        var (datasetId, _) = await VotedDataset.AddAsync(Database, "faces", (2, "neutral 8, fear 2"), (2, "neutral 6, fear 4"), (3, "NF 10"), (0, "anger 5, fear 5"));
        var cut = RenderPage($"dataset={datasetId}&class=2");
        cut.WaitForAssertion(() => Assert.Equal("2", Text(cut, "move-2-6")));
        Assert.Equal("images now Fear", Text(cut, "majority-scope"));
        Assert.Equal($"browse?dataset={datasetId}&class=2&reviewed=no&majority=6&agreement=50,60,70,80,90,100", cut.Find("[data-testid=move-2-6]").GetAttribute("href"));

        await cut.InvokeAsync(() => cut.Find("[data-testid=majority-apply]").ClickAsync(new MouseEventArgs()));

        cut.WaitForAssertion(() => Assert.Equal("Relabelled 2 images.", Text(cut, "majority-message")));
        Assert.Equal([6, 6, 3, 0], await LabelsAsync());
        Assert.Equal(ActKind.Majority, (await Database.ReadAsync(db => db.LabelActs.SingleAsync(Ct))).Kind);
        await cut.InvokeAsync(() => cut.Find("[data-testid=majority-undo]").ClickAsync(new MouseEventArgs()));
        cut.WaitForAssertion(() => Assert.Equal("Taken back: 2 images.", Text(cut, "majority-message")));
        Assert.Equal([2, 2, 3, 0], await LabelsAsync());
        Assert.Empty(cut.FindAll("[data-testid=majority-undo]"));
    }

    [Fact]
    public async Task Apply_SomebodyChangedALabelMeanwhile_WritesNothingAndCountsAnew()
    {
        var (datasetId, ids) = await VotedDataset.AddAsync(Database, "faces", (2, "neutral 8, fear 2"), (2, "neutral 6, fear 4"));
        var cut = RenderPage($"dataset={datasetId}");
        cut.WaitForAssertion(() => Assert.Equal("2", Text(cut, "move-2-6")));
        await Database.Labels.RelabelAsync(new RelabelCommand(Guid.NewGuid(), ids[0], 5, 1, await Database.CuratorAsync("bob")), Ct);

        await cut.InvokeAsync(() => cut.Find("[data-testid=majority-apply]").ClickAsync(new MouseEventArgs()));

        cut.WaitForAssertion(() => Assert.Contains("nothing was relabelled", Text(cut, "majority-message"), StringComparison.Ordinal));
        Assert.Equal([5, 2], await LabelsAsync());
        Assert.Equal("1", Text(cut, "move-2-6"));
    }

    [Fact]
    public async Task Choose_LeastAgreement_StandsInTheAddressAndChangesTheCounts()
    {
        var (datasetId, _) = await VotedDataset.AddAsync(Database, "faces", (2, "neutral 8, fear 2"), (2, "neutral 6, fear 4"));
        var cut = RenderPage($"dataset={datasetId}&class=2");
        cut.WaitForAssertion(() => Assert.Equal("2", Text(cut, "move-2-6")));

        await cut.InvokeAsync(() => cut.Find("[data-testid=majority-least]").ChangeAsync(new() { Value = "0.8" }));

        cut.WaitForAssertion(() => Assert.Equal("1", Text(cut, "move-2-6")));
        Assert.EndsWith($"datasets/ratings?dataset={datasetId}&class=2&least=0.8", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_AddressWithWrongRules_TakesTheUsualOnes()
    {
        var (datasetId, _) = await VotedDataset.AddAsync(Database, "faces", (2, "neutral 6, fear 4"));

        var cut = RenderPage($"dataset={datasetId}&least=7&class=x");

        cut.WaitForAssertion(() => Assert.Equal("1", Text(cut, "move-2-6")));
    }

    [Fact]
    public async Task Render_NoVotes_SaysHowToGetThem()
    {
        var (datasetId, _) = await TinyDataset.AddAsync(Database, "faces", 2);

        var cut = RenderPage($"dataset={datasetId}");

        cut.WaitForAssertion(() => Assert.Contains("fer2013new.csv", Text(cut, "majority-none"), StringComparison.Ordinal));
        Assert.True(cut.Find("[data-testid=majority-apply]").HasAttribute("disabled"));
    }

    [Fact]
    public void Render_NoSuchDataset_SaysSo()
    {
        var cut = RenderPage("dataset=99");

        cut.WaitForAssertion(() => Assert.Contains("There is no such dataset", cut.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Make_Round_StoresItAndOpensTheQueue()
    {
        var (datasetId, _) = await TinyDataset.AddAsync(Database, "faces", 2, 2, 3);
        var cut = RenderPage($"dataset={datasetId}&class=2");
        Settle(cut);
        await cut.InvokeAsync(() => cut.Find("[data-testid=round-name]").InputAsync(new() { Value = "Fear again" }));
        await cut.InvokeAsync(() => cut.Find("[data-testid=round-count]").ChangeAsync(new() { Value = "1" }));

        await cut.InvokeAsync(() => cut.Find("[data-testid=round-form]").SubmitAsync());

        var round = Assert.Single(await new RatingRounds(Database.Contexts, TimeProvider.System).ListAsync(datasetId, Ct));
        Assert.Equal(("Fear again", 1, "class=2"), (round.Name, round.SampleCount, round.Query));
        Assert.EndsWith($"ratings/{round.Id}?dataset={datasetId}", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Make_RoundWithATakenName_IsRefusedInWordsAndListsTheOld()
    {
        var (datasetId, _) = await TinyDataset.AddAsync(Database, "faces", 2);
        var id = await TestRound.MakeAsync(Database, datasetId, "again");
        var cut = RenderPage($"dataset={datasetId}");
        Settle(cut);
        Assert.Contains("again", Text(cut, $"round-{id}"), StringComparison.Ordinal);
        await cut.InvokeAsync(() => cut.Find("[data-testid=round-name]").InputAsync(new() { Value = "Again" }));

        await cut.InvokeAsync(() => cut.Find("[data-testid=round-form]").SubmitAsync());

        cut.WaitForAssertion(() => Assert.Contains("already has a round named Again", cut.Markup, StringComparison.Ordinal));
    }

    private Task<List<int>> LabelsAsync() => Database.ReadAsync(db => db.Samples.OrderBy(row => row.Id).Select(row => row.Label).ToListAsync(Ct));

    /// <summary>Waits until both panels, which load on their own, are done: a late render would take the handler away from under an event.</summary>
    private static void Settle(IRenderedComponent<RatingsPage> cut) => cut.WaitForAssertion(() =>
    {
        cut.Find("[data-testid=majority-none]");
        Assert.Contains("different picture", cut.Find("[data-testid=round-form]").TextContent, StringComparison.Ordinal);
    });

    private IRenderedComponent<RatingsPage> RenderPage(string query)
    {
        Navigation.NavigateTo($"datasets/ratings?{query}");
        return Render<RatingsPage>();
    }
}
