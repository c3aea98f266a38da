using Fer.Data.Ratings;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Data.Ratings;

public sealed class RatingDeskTests
{
    private static CancellationToken Ct => TestLimit.Token;

    [Fact]
    public async Task AnswerAsync_TwiceByOneRater_KeepsTheLatestAndOnlyTheirs()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (datasetId, ids) = await TinyDataset.AddAsync(database, "faces", 0, 1);
        var round = await TestRound.MakeAsync(database, datasetId);
        var desk = new RatingDesk(database.Contexts, TimeProvider.System);
        var (ada, bob) = (await database.CuratorAsync("ada"), await database.CuratorAsync("bob"));

        Assert.Equal(RatingOutcome.Saved, await desk.AnswerAsync(round, ids[0], ada.Id, 3, Ct));
        Assert.Equal(RatingOutcome.Saved, await desk.AnswerAsync(round, ids[0], ada.Id, Rating.NotAFace, Ct));
        Assert.Equal(RatingOutcome.Saved, await desk.AnswerAsync(round, ids[0], bob.Id, 2, Ct));

        Assert.Equal(new Dictionary<long, int> { [ids[0]] = Rating.NotAFace }, await desk.ReadAnswersAsync(round, ada.Id, Ct));
        Assert.Equal(2, await database.ReadAsync(db => db.Ratings.CountAsync(Ct)));
        Assert.Empty(await database.ReadAsync(db => db.LabelActs.ToListAsync(Ct)));
    }

    [Fact]
    public async Task AnswerAsync_WhatTheRoundCannotTake_IsRefusedAndNothingIsWritten()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (datasetId, ids) = await TinyDataset.AddAsync(database, "faces", 0, 1);
        var (_, others) = await TinyDataset.AddAsync(database, "others", 0);
        var round = await TestRound.MakeAsync(database, datasetId);
        var desk = new RatingDesk(database.Contexts, TimeProvider.System);
        var rounds = new RatingRounds(database.Contexts, TimeProvider.System);
        var ada = (await database.CuratorAsync("ada")).Id;

        Assert.Equal(RatingOutcome.UnknownClass, await desk.AnswerAsync(round, ids[0], ada, 7, Ct));
        Assert.Equal(RatingOutcome.UnknownClass, await desk.AnswerAsync(round, ids[0], ada, -3, Ct));
        Assert.Equal(RatingOutcome.UnknownSample, await desk.AnswerAsync(round, others[0], ada, 1, Ct));
        Assert.Equal(RatingOutcome.UnknownSample, await desk.AnswerAsync(999, ids[0], ada, 1, Ct));
        Assert.True(await rounds.SetClosedAsync(round, true, Ct));
        Assert.False(await rounds.SetClosedAsync(round, true, Ct));
        Assert.Equal(RatingOutcome.Closed, await desk.AnswerAsync(round, ids[0], ada, 1, Ct));
        Assert.Equal(0, await database.ReadAsync(db => db.Ratings.CountAsync(Ct)));

        Assert.True(await rounds.SetClosedAsync(round, false, Ct));
        Assert.Equal(RatingOutcome.Saved, await desk.AnswerAsync(round, ids[0], ada, 1, Ct));
        var summary = await rounds.FindAsync(round, Ct);
        Assert.Equal((2, 1, 1, null), (summary!.SampleCount, summary.RaterCount, summary.AnswerCount, summary.ClosedAt));
    }
}
