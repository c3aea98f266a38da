using Fer.Data.Labelling;
using Fer.Tests.TestKit;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Data;

public sealed class LabelLogTests
{
    private static CancellationToken Ct => TestLimit.Token;

    private static async Task<RelabelCommand> GiveAsync(TestDatabase database, long sample, int label, int seen, string actor = "ada") =>
        new(Guid.NewGuid(), sample, label, seen, await database.CuratorAsync(actor));

    [Fact]
    public async Task Relabel_CurrentVersion_StoresLabelAndEvent()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (_, ids) = await TinyDataset.AddAsync(database, "d", 0, 1);

        var result = await database.Labels.RelabelAsync(await GiveAsync(database, ids[0], 3, seen: 1), Ct);

        Assert.Equal(new RelabelResult(RelabelOutcome.Saved, 3, 2), result);
        var stored = await database.ReadAsync(db => db.Samples.AsNoTracking().SingleAsync(s => s.Id == ids[0]));
        Assert.Equal((3, 0, 2), (stored.Label, stored.OriginalLabel, stored.Version));
        var last = await database.ReadAsync(db => db.LabelEvents.Where(e => e.Aspect == LabelAspect.Label).OrderByDescending(e => e.Id).FirstAsync());
        Assert.Equal((0, 3, LabelSource.Human, "ada"), (last.From, last.To, last.Source, last.Actor));
    }

    [Fact]
    public async Task Relabel_StaleVersion_IsAConflictThatShowsTheOtherLabel()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (_, ids) = await TinyDataset.AddAsync(database, "d", 0);
        await database.Labels.RelabelAsync(await GiveAsync(database, ids[0], 3, seen: 1, "ada"), Ct);

        var late = await database.Labels.RelabelAsync(await GiveAsync(database, ids[0], 5, seen: 1, "bob"), Ct);

        Assert.Equal(new RelabelResult(RelabelOutcome.Conflict, 3, 2, "ada"), late);
    }

    [Fact]
    public async Task Relabel_StaleVersionAfterOnesOwnChange_IsNoConflict()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (_, ids) = await TinyDataset.AddAsync(database, "d", 0);
        await database.Labels.RelabelAsync(await GiveAsync(database, ids[0], 3, seen: 1), Ct);

        var again = await database.Labels.RelabelAsync(await GiveAsync(database, ids[0], 5, seen: 1), Ct);

        Assert.Equal(new RelabelResult(RelabelOutcome.Saved, 5, 3), again);
    }

    [Fact]
    public async Task Relabel_SameEventTwice_WritesOnce()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (_, ids) = await TinyDataset.AddAsync(database, "d", 0);
        var command = await GiveAsync(database, ids[0], 3, seen: 1);
        await database.Labels.RelabelAsync(command, Ct);

        var again = await database.Labels.RelabelAsync(command, Ct);

        Assert.Equal(RelabelOutcome.AlreadyApplied, again.Outcome);
        Assert.Equal(2, await database.ReadAsync(db => db.LabelEvents.CountAsync(e => e.Aspect == LabelAspect.Label)));
        Assert.Equal(1, await database.ReadAsync(db => db.LabelActs.CountAsync()));
    }

    [Fact]
    public async Task Relabel_LabelThatStandsAlready_ConfirmsIt()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (_, ids) = await TinyDataset.AddAsync(database, "d", 4);

        Assert.Equal(RelabelOutcome.Saved, (await database.Labels.RelabelAsync(await GiveAsync(database, ids[0], 4, seen: 1), Ct)).Outcome);
        Assert.Equal(RelabelOutcome.Unchanged, (await database.Labels.RelabelAsync(await GiveAsync(database, ids[0], 4, seen: 1), Ct)).Outcome);

        var stored = await database.ReadAsync(db => db.Samples.AsNoTracking().SingleAsync());
        Assert.Equal((4, 1, true), (stored.Label, stored.Version, stored.IsReviewed));
    }

    [Theory]
    [InlineData(7, RelabelOutcome.UnknownClass)]
    [InlineData(-1, RelabelOutcome.UnknownClass)]
    public async Task Relabel_LabelThatChangesNothing_WritesNothing(int label, RelabelOutcome expected)
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (_, ids) = await TinyDataset.AddAsync(database, "d", 0);

        Assert.Equal(expected, (await database.Labels.RelabelAsync(await GiveAsync(database, ids[0], label, seen: 1), Ct)).Outcome);
        Assert.Equal(1, await database.ReadAsync(db => db.LabelEvents.CountAsync()));
    }

    [Fact]
    public async Task Relabel_ManyWritersOnOneImage_OneWinsPerVersion()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (_, ids) = await TinyDataset.AddAsync(database, "d", 0);

        var results = await Task.WhenAll(Enumerable.Range(1, 6).Select(label =>
            Task.Run(async () => await database.Labels.RelabelAsync(await GiveAsync(database, ids[0], label, seen: 1, $"rater {label}"), Ct), Ct)));

        Assert.Single(results, result => result.Outcome == RelabelOutcome.Saved);
        Assert.Equal(5, results.Count(result => result.Outcome == RelabelOutcome.Conflict));
    }

    [Fact]
    public async Task RelabelMany_ImagesOfAnotherDataset_AreLeftAlone()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (first, ids) = await TinyDataset.AddAsync(database, "d", 0, 1, 2);
        var (_, others) = await TinyDataset.AddAsync(database, "e", 0);

        var result = await database.Labels.ApplyAsync(
            new(Guid.NewGuid(), first, ActKind.BulkLabel, new SampleChange.SetLabel([.. ids, others[0]], 2), await database.CuratorAsync("ada")), Ct);

        Assert.Equal(2, result.ChangedCount);
        Assert.Equal(0, await database.ReadAsync(db => db.Samples.Where(s => s.Id == others[0]).Select(s => s.Label).SingleAsync()));
    }

    [Fact]
    public async Task Apply_LabelsThatWereChangedSinceTheyWereSeen_WritesNothing()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (dataset, ids) = await TinyDataset.AddAsync(database, "d", 0, 1);
        await database.Labels.RelabelAsync(await GiveAsync(database, ids[1], 5, seen: 1, "bob"), Ct);

        var result = await database.Labels.ApplyAsync(new(Guid.NewGuid(), dataset, ActKind.LabelImport,
            new SampleChange.SetLabels(ids.ToDictionary(id => id, _ => 3)) { Seen = new Dictionary<long, int> { [ids[0]] = 0, [ids[1]] = 1 } },
            await database.CuratorAsync("ada")), Ct);

        Assert.Equal(RelabelOutcome.Conflict, result.Outcome);
        Assert.Equal([0, 5], await database.ReadAsync(db => db.Samples.OrderBy(s => s.Id).Select(s => s.Label).ToListAsync(Ct)));
    }

    [Theory]
    [InlineData("UPDATE LabelEvent SET \"To\" = 4")]
    [InlineData("DELETE FROM LabelEvent")]
    public async Task LabelEvents_UpdateOrDelete_IsRefusedByTheDatabase(string sql)
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        await TinyDataset.AddAsync(database, "d", 0);

        var error = await Assert.ThrowsAsync<SqliteException>(() => database.ReadAsync(db => db.Database.ExecuteSqlRawAsync(sql, Ct)));

        Assert.Contains("append-only", error.Message, StringComparison.Ordinal);
    }
}
