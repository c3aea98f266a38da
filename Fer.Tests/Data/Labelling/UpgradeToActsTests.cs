using Fer.Data.Curators;
using Fer.Data.Labelling;
using Fer.Tests.TestKit;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Data.Labelling;

/// <summary>A database of the version before acts keeps all that people did when it is upgraded.</summary>
public sealed class UpgradeToActsTests
{
    private static CancellationToken Ct => TestLimit.Token;

    [Fact]
    public async Task Upgrade_OldEvents_BecomeActsWithTheirTargets()
    {
        await using var database = await UpgradedAsync();

        var acts = await database.ReadAsync(db => db.LabelActs.AsNoTracking().OrderBy(act => act.Id).ToListAsync(Ct));

        Assert.Equal(
            [
                (ActKind.Label, "local", 1, (string?)null), (ActKind.BulkLabel, "local", 3, "identical images"), (ActKind.Label, "bob", 1, "looks sad"),
                (ActKind.Undo, "local", 2, null), (ActKind.Undo, "local", 1, null), (ActKind.Suggestion, "local", 1, null),
                (ActKind.Undo, "bob", 1, null), (ActKind.Undo, "local", 1, null),
            ],
            acts.Select(act => (act.Kind, act.Actor, act.SampleCount, act.Reason)));
        Assert.Equal([OldDatabase.EventKey(101), OldDatabase.BatchKey(1), OldDatabase.EventKey(105)], acts.Take(3).Select(act => act.Key));
        Assert.Equal([null, null, null, acts[1].Id, acts[0].Id, null, acts[2].Id, acts[1].Id], acts.Select(act => act.TargetActId));
        Assert.Equal([true, true, true, false, false, false, false, false], acts.Select(act => act.IsUndone));
        Assert.Equal([acts[4].Id, acts[7].Id, acts[6].Id], acts.Take(3).Select(act => act.LatestActId));
        Assert.All(acts.Skip(3), act => Assert.Null(act.LatestActId));
        Assert.Equal([101, 102, 105, 106, 108, 109, 110, 111], acts.Select(act => act.At.ToUnixTimeSeconds()));
    }

    [Fact]
    public async Task Upgrade_OldEvents_AreAllThereUnderTheirActs()
    {
        await using var database = await UpgradedAsync();

        var events = await database.ReadAsync(db => db.LabelEvents.AsNoTracking().OrderBy(e => e.Id).ToListAsync(Ct));
        var acts = await database.ReadAsync(db => db.LabelActs.AsNoTracking().ToDictionaryAsync(act => act.Id, Ct));

        Assert.Equal(6 + 11, events.Count);
        Assert.All(events, e => Assert.Equal((1, LabelAspect.Label, (int?)null), (e.DatasetId, e.Aspect, e.TagId)));
        Assert.All(events.Where(e => e.Source == LabelSource.Imported), e => Assert.Equal((null, null, "ada"), (e.ActId, e.From, e.Actor)));
        Assert.All(events.Where(e => e.Source != LabelSource.Imported), e => Assert.Equal(e.Actor, acts[e.ActId!.Value].Actor));
        Assert.All(acts.Values, act => Assert.Equal(act.SampleCount, events.Count(e => e.ActId == act.Id)));
        var samples = await database.ReadAsync(db => db.Samples.AsNoTracking().ToListAsync(Ct));
        Assert.All(samples, sample => Assert.Equal(sample.Label, events.Last(e => e.SampleId == sample.Id).To));
        Assert.Equal([2, 2, 1, 1, 1, 1], samples.OrderBy(sample => sample.Id).Select(sample => sample.CopyCount));
        Assert.Equal(["bob", "local"], (await database.Curators.ListAsync(Ct)).Select(curator => curator.Name));
    }

    [Fact]
    public async Task Upgrade_OldDatabase_IsBackedUpFirst()
    {
        await using var database = await UpgradedAsync();

        var backup = Assert.Single(Directory.GetFiles(database.Folder.Backups, "before-upgrade-*.db"));
        await using var connection = new SqliteConnection($"Data Source={backup};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync(Ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM LabelEvent WHERE UndoesId IS NOT NULL";
        Assert.Equal(5L, await command.ExecuteScalarAsync(Ct));
    }

    [Theory]
    [InlineData("UPDATE LabelEvent SET \"To\" = 4")]
    [InlineData("DELETE FROM LabelEvent")]
    [InlineData("DELETE FROM LabelAct")]
    public async Task Upgraded_Log_IsStillAppendOnly(string sql)
    {
        await using var database = await UpgradedAsync();

        var error = await Assert.ThrowsAsync<SqliteException>(() => database.ReadAsync(db => db.Database.ExecuteSqlRawAsync(sql, Ct)));

        Assert.Contains("append-only", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upgraded_Database_IsSoundAndNumbersEventsOn()
    {
        await using var database = await UpgradedAsync();

        Assert.Equal("ok", await database.ReadAsync(db => db.Database.SqlQueryRaw<string>("SELECT integrity_check AS Value FROM pragma_integrity_check").SingleAsync(Ct)));
        Assert.Equal(0, await database.ReadAsync(db => db.Database.SqlQueryRaw<int>("SELECT COUNT(*) AS Value FROM pragma_foreign_key_check").SingleAsync(Ct)));
        await database.Labels.RelabelAsync(new(Guid.NewGuid(), 6, 3, 1, await LocalAsync(database)), Ct);
        Assert.Equal(112, await database.ReadAsync(db => db.LabelEvents.Where(e => e.SampleId == 6 && e.ActId != null).MinAsync(e => e.Id, Ct)));
    }

    [Fact]
    public async Task UndoAndRedo_OldActs_WorkOn()
    {
        await using var database = await UpgradedAsync();
        var local = await LocalAsync(database);

        Assert.Equal([5L], (await database.Undo.UndoLastAsync(1, local, Ct)).Restored);
        Assert.Equal(UndoResult.Nothing, await database.Undo.UndoLastAsync(1, local, Ct));
        Assert.Equal([5L], (await database.Undo.RedoLastAsync(1, local, Ct)).Restored);
        Assert.Equal([1L], (await database.Undo.ReverseAsync(1, undo: false, local, Ct)).Restored);
        Assert.Equal([1L], (await database.Undo.ReverseAsync(1, undo: true, local, Ct)).Restored);
        Assert.Equal([0, 1, 1, 1, 2, 1], await database.ReadAsync(db => db.Samples.OrderBy(sample => sample.Id).Select(sample => sample.Label).ToListAsync(Ct)));
    }

    private static Task<ActingCurator> LocalAsync(OldDatabase database) => database.Curators.ResolveAsync(OldDatabase.LocalKey, null, Ct);

    private static async Task<OldDatabase> UpgradedAsync()
    {
        var database = await OldDatabase.CreateAsync(Ct);
        await database.AddSampleAsync(1, imported: 0, label: 0, version: 3, "AA", Ct);
        foreach (var (id, version) in new[] { (2, 3), (3, 5), (4, 3) })
            await database.AddSampleAsync(id, imported: 1, label: 1, version, id == 2 ? "AA" : $"0{id}", Ct);
        await database.AddSampleAsync(5, imported: 1, label: 2, version: 2, "05", Ct);
        await database.AddSampleAsync(6, imported: 1, label: 1, version: 1, "06", Ct);

        await database.AddEventAsync(101, 1, 0, 3, "Human", "local", ct: Ct);
        foreach (var sample in new[] { 2, 3, 4 })
            await database.AddEventAsync(100 + sample, sample, 1, 6, "Bulk", "local", batch: 1, reason: "identical images", ct: Ct);
        await database.AddEventAsync(105, 3, 6, 4, "Human", "bob", reason: "looks sad", ct: Ct);
        // Bob's label keeps image 3 out of the undo of the batch.
        await database.AddEventAsync(106, 2, 6, 1, "Undo", "local", batch: 2, undoes: 102, ct: Ct);
        await database.AddEventAsync(107, 4, 6, 1, "Undo", "local", batch: 2, undoes: 104, ct: Ct);
        await database.AddEventAsync(108, 1, 3, 0, "Undo", "local", undoes: 101, ct: Ct);
        await database.AddEventAsync(109, 5, 1, 2, "Suggestion", "local", ct: Ct);
        // Bob takes his label back, and the old undo then reached what was left of the batch.
        await database.AddEventAsync(110, 3, 4, 6, "Undo", "bob", undoes: 105, ct: Ct);
        await database.AddEventAsync(111, 3, 6, 1, "Undo", "local", undoes: 103, ct: Ct);
        await database.UpgradeAsync(Ct);
        return database;
    }
}
