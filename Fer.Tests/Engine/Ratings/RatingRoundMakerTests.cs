using Fer.Data.Ratings;
using Fer.Data.Samples;
using Fer.Engine.Ratings;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Engine.Ratings;

public sealed class RatingRoundMakerTests
{
    private static CancellationToken Ct => TestLimit.Token;

    [Fact]
    public void Draw_ByClass_TakesAsManyOfEachAndAllOfARareOne()
    {
        (long, int)[] candidates = [.. Enumerable.Range(0, 100).Select(id => ((long)id, id < 3 ? 1 : id < 50 ? 0 : 6))];

        var drawn = RoundDraw.Draw(candidates, 23, isByClass: true, seed: 5);

        Assert.Equal(drawn.Distinct().Order(), drawn);
        Assert.Equal([(0, 10), (1, 3), (6, 10)], drawn.GroupBy(id => candidates[id].Item2).Select(group => (group.Key, group.Count())).Order());
        Assert.Equal(drawn, RoundDraw.Draw(candidates, 23, isByClass: true, seed: 5));
        Assert.NotEqual(drawn, RoundDraw.Draw(candidates, 23, isByClass: true, seed: 6));
    }

    [Fact]
    public void Draw_MoreThanThereAre_TakesAll() =>
        Assert.Equal([1L, 2L], RoundDraw.Draw([(2, 0), (1, 0)], 10, isByClass: false, seed: 1));

    [Fact]
    public void OrderFor_EachRater_IsTheirOwnAndAlwaysTheSame()
    {
        int[] samples = [.. Enumerable.Range(0, 50)];

        Assert.Equal(RoundDraw.OrderFor(samples, 9, 1), RoundDraw.OrderFor(samples, 9, 1));
        Assert.NotEqual(RoundDraw.OrderFor(samples, 9, 1), RoundDraw.OrderFor(samples, 9, 2));
        Assert.Equal(samples, RoundDraw.OrderFor(samples, 9, 2).Order());
    }

    [Fact]
    public async Task MakeAsync_Scope_StoresTheRoundWithEachPictureOnce()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (datasetId, ids) = await SpecDataset.AddAsync(database, "faces", new(3, Image: 1), new(3, Image: 1), new(3), new(0));
        var maker = new RatingRoundMaker(database.Contexts, TimeProvider.System);
        var scope = new SampleFilter(datasetId) { Classes = [3] };

        Assert.Equal(2, await maker.CountCandidatesAsync(scope, Ct));
        var (round, count) = await maker.MakeAsync(new NewRound(" second look ", scope, 50, true, 4), await database.CuratorAsync("ada"), Ct);

        Assert.Equal(2, count);
        Assert.Equal([ids[0], ids[2]], await database.ReadAsync(db => db.RatingRoundSamples.Where(row => row.RoundId == round).Select(row => row.SampleId).Order().ToListAsync(Ct)));
        var row = Assert.Single(await new RatingRounds(database.Contexts, TimeProvider.System).ListAsync(datasetId, Ct));
        Assert.Equal(("second look", "ada", "class=3", 4L), (row.Name, row.By, row.Query, row.Seed));
    }

    [Theory]
    [InlineData("", 5, "1 to 60 characters")]
    [InlineData("taken", 5, "already has a round")]
    [InlineData("new", 0, "1 to 20000 images")]
    [InlineData("new", 20_001, "1 to 20000 images")]
    public async Task MakeAsync_WhatCannotBe_SaysWhyAndMakesNothing(string name, int count, string why)
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (datasetId, _) = await TinyDataset.AddAsync(database, "faces", 3);
        await TestRound.MakeAsync(database, datasetId, "Taken");
        var maker = new RatingRoundMaker(database.Contexts, TimeProvider.System);

        var refusal = await Assert.ThrowsAsync<RatingException>(async () => await maker.MakeAsync(
            new NewRound(name, new SampleFilter(datasetId), count, false, 1), await database.CuratorAsync("ada"), Ct));

        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(1, await database.ReadAsync(db => db.RatingRounds.CountAsync(Ct)));
    }

    [Fact]
    public async Task MakeAsync_EmptyScope_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (datasetId, _) = await TinyDataset.AddAsync(database, "faces", 3);
        var order = new NewRound("new", new SampleFilter(datasetId) { Classes = [1] }, 5, false, 1);

        await Assert.ThrowsAsync<RatingException>(async () =>
            await new RatingRoundMaker(database.Contexts, TimeProvider.System).MakeAsync(order, await database.CuratorAsync("ada"), Ct));
    }
}
