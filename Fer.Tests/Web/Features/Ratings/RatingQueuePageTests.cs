using Bunit;
using Fer.Data.Ratings;
using Fer.Tests.TestKit;
using Fer.Web.Features.Ratings;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Web.Features.Ratings;

public sealed class RatingQueuePageTests : RatingPagesContext
{
    [Fact]
    public async Task Key_OfAClass_StoresTheAnswerAndShowsTheNextImage()
    {
        var (round, ids) = await MakeAsync(3);
        var cut = await RenderQueueAsync(round);
        var first = ShownId(cut);

        await PressAsync(cut, "4");

        Assert.Equal("1 of 3 answered", Text(cut, "rate-progress"));
        Assert.Equal("Saved", Text(cut, "rate-state"));
        Assert.NotEqual(first, ShownId(cut));
        var stored = await Database.ReadAsync(db => db.Ratings.SingleAsync(Ct));
        Assert.Equal((first, 3, (await SelfAsync()).Id), (stored.SampleId, stored.Answer, stored.CuratorId));
        Assert.Contains(first, ids);
        Assert.Empty(await Database.ReadAsync(db => db.LabelActs.ToListAsync(Ct)));
    }

    [Fact]
    public async Task Render_ARatedAndVotedImage_ShowsNothingOfIt()
    {
        var (datasetId, ids) = await VotedDataset.AddAsync(Database, "faces", (2, "happiness 10"));
        var round = await TestRound.MakeAsync(Database, datasetId);
        await TestRound.AnswerAsync(Database, round, "bob", ids, 5);

        var cut = await RenderQueueAsync(round);

        // No label, key, vote or answer: every class is offered alike and none is marked.
        Assert.DoesNotContain("row 0", cut.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("bob", cut.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("happiness", cut.Markup, StringComparison.Ordinal);
        Assert.Empty(cut.FindAll("[aria-pressed=true]"));
        Assert.Equal("0 of 1 answered", Text(cut, "rate-progress"));
    }

    [Fact]
    public async Task Back_AfterAnAnswer_ShowsTheOwnAnswerAndTakesAnother()
    {
        var (round, _) = await MakeAsync(2);
        var cut = await RenderQueueAsync(round);
        var first = ShownId(cut);
        await PressAsync(cut, "f");

        await PressAsync(cut, "Backspace");

        Assert.Equal(first, ShownId(cut));
        Assert.Equal("true", cut.Find("[data-testid=answer-no-face]").GetAttribute("aria-pressed"));
        await PressAsync(cut, "u");
        Assert.Equal(Rating.Unsure, (await Database.ReadAsync(db => db.Ratings.SingleAsync(Ct))).Answer);
        Assert.NotEqual(first, ShownId(cut));
    }

    [Fact]
    public async Task Render_AgainLater_GoesOnWhereTheRaterStoppedAndEndsWithThanks()
    {
        var (round, _) = await MakeAsync(3);
        var cut = await RenderQueueAsync(round);
        var order = new List<long> { ShownId(cut) };
        await PressAsync(cut, "1");
        order.Add(ShownId(cut));

        var again = await RenderQueueAsync(round);

        Assert.Equal(order[1], ShownId(again));
        await PressAsync(again, "1");
        await PressAsync(again, "1");
        Assert.Contains("You have answered all 3 images", again.Markup, StringComparison.Ordinal);
        Assert.Equal(3, await Database.ReadAsync(db => db.Ratings.CountAsync(Ct)));
    }

    [Fact]
    public async Task Key_RoundWasClosedMeanwhile_SaysSoAndStoresNothing()
    {
        var (round, _) = await MakeAsync(2);
        var cut = await RenderQueueAsync(round);
        await new RatingRounds(Database.Contexts, TimeProvider.System).SetClosedAsync(round, true, Ct);

        await PressAsync(cut, "1");

        cut.WaitForAssertion(() => Assert.Contains("This round is closed", cut.Markup, StringComparison.Ordinal));
        Assert.Equal(0, await Database.ReadAsync(db => db.Ratings.CountAsync(Ct)));
    }

    [Fact]
    public async Task Keys_ClassThatUsesF_KeepsItForTheClass()
    {
        var (datasetId, _) = await TinyDataset.AddAsync(Database, "faces", 0);
        await Database.ReadAsync(db => db.Classes.Where(row => row.Index == 2).ExecuteUpdateAsync(set => set.SetProperty(row => row.Hotkey, "f"), Ct));
        var round = await TestRound.MakeAsync(Database, datasetId);
        var cut = await RenderQueueAsync(round);

        await PressAsync(cut, "f");

        Assert.Equal(2, (await Database.ReadAsync(db => db.Ratings.SingleAsync(Ct))).Answer);
    }

    [Fact]
    public void Render_NoSuchRound_SaysSo()
    {
        var cut = Render<RatingQueuePage>(page => page.Add(p => p.RoundId, 99));

        cut.WaitForAssertion(() => Assert.Contains("There is no such round", cut.Markup, StringComparison.Ordinal));
    }

    private async Task<(int Round, long[] Ids)> MakeAsync(int count)
    {
        var (datasetId, ids) = await TinyDataset.AddAsync(Database, "faces", [.. Enumerable.Repeat(2, count)]);
        return (await TestRound.MakeAsync(Database, datasetId), ids);
    }

    private static long ShownId(IRenderedComponent<RatingQueuePage> cut) =>
        long.Parse(cut.Find("[data-testid=rate-image]").GetAttribute("src")!.Split('/', '?')[1], System.Globalization.CultureInfo.InvariantCulture);

    private Task<IRenderedComponent<RatingQueuePage>> RenderQueueAsync(int round)
    {
        var cut = Render<RatingQueuePage>(page => page.Add(p => p.RoundId, round));
        cut.WaitForAssertion(() => cut.Find("[data-testid=rate-image]"));
        return Task.FromResult(cut);
    }
}
