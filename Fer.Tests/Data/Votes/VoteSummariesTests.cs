using Fer.Data.Datasets;
using Fer.Data.Samples;
using Fer.Data.Votes;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Data.Votes;

public sealed class VoteSummariesTests
{
    private static CancellationToken Ct => TestLimit.Token;

    [Fact]
    public async Task RefreshAsync_Votes_SumsThemUpOnceAndRaisesTheRevision()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (datasetId, ids) = await TinyDataset.AddAsync(database, "faces", 0, 1, 2, 3);
        await TinyDataset.AddAsync(database, "other", 0);
        await VotedDataset.AddVotesAsync(database, ids, "happiness 9, unknown 1", "anger 5, fear 5", "NF 3");
        var summaries = new VoteSummaries(database.Contexts);

        Assert.Equal(3, await summaries.RefreshAsync(datasetId, Ct));
        Assert.Equal(0, await summaries.RefreshAsync(datasetId, Ct));

        var rows = await SamplesAsync(database, datasetId);
        Assert.Equal([3, VoteMajority.Tie, VoteMajority.NotAFace, null], rows.Select(row => row.Majority));
        Assert.Equal([0.9, 0.5, 1, null], rows.Select(row => row.VoteAgreement));
        Assert.Equal(0.468995593589281, rows[0].VoteEntropy!.Value, 1e-9);
        Assert.Equal(1, await RevisionAsync(database, datasetId));
        Assert.All(rows, row => Assert.Equal(1, row.Version));
    }

    [Fact]
    public async Task RefreshAsync_ClassAdded_FindsWhatTheDatasetHadNoClassFor()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (datasetId, _) = await VotedDataset.AddAsync(database, "faces", (6, "contempt 8, neutral 2"));
        Assert.Equal(VoteMajority.NoSuchClass, (await SamplesAsync(database, datasetId))[0].Majority);
        await using (var db = await database.Contexts.CreateDbContextAsync(Ct))
        {
            db.Classes.Add(new DatasetClass { DatasetId = datasetId, Index = 7, Name = "Contempt", Hotkey = "8", ColourSlot = 8 });
            await db.SaveChangesAsync(Ct);
        }

        Assert.Equal(1, await new VoteSummaries(database.Contexts).RefreshAsync(datasetId, Ct));

        Assert.Equal(7, (await SamplesAsync(database, datasetId))[0].Majority);
    }

    [Fact]
    public async Task RefreshAsync_VotesGone_TakesTheSummaryAway()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (datasetId, _) = await VotedDataset.AddAsync(database, "faces", (6, "neutral 2"));
        await database.ReadAsync(db => db.Votes.ExecuteDeleteAsync(Ct));

        Assert.Equal(1, await new VoteSummaries(database.Contexts).RefreshAsync(datasetId, Ct));

        var row = (await SamplesAsync(database, datasetId))[0];
        Assert.Equal((null, null, null), (row.Majority, row.VoteAgreement, row.VoteEntropy));
    }

    [Fact]
    public async Task FillMissingAsync_OldDatabase_FillsEveryDatasetWithVotesAndThenNothing()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (first, ids) = await TinyDataset.AddAsync(database, "faces", 0, 1);
        var (second, others) = await TinyDataset.AddAsync(database, "more", 0);
        await TinyDataset.AddAsync(database, "without", 0);
        await VotedDataset.AddVotesAsync(database, [.. ids, .. others], "fear 1", "fear 1", "fear 1");
        var summaries = new VoteSummaries(database.Contexts);

        Assert.Equal(3, await summaries.FillMissingAsync(Ct));
        Assert.Equal(0, await summaries.FillMissingAsync(Ct));

        Assert.All([.. await SamplesAsync(database, first), .. await SamplesAsync(database, second)], row => Assert.Equal(2, row.Majority));
    }

    private static Task<List<Sample>> SamplesAsync(TestDatabase database, int datasetId) =>
        database.ReadAsync(db => db.Samples.AsNoTracking().Where(row => row.DatasetId == datasetId).OrderBy(row => row.Id).ToListAsync(Ct));

    private static Task<int> RevisionAsync(TestDatabase database, int datasetId) =>
        database.ReadAsync(db => db.Datasets.Where(row => row.Id == datasetId).Select(row => row.Revision).SingleAsync(Ct));
}
