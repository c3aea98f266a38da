using Fer.Data.Labelling;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Data;

public sealed class LabelUndoTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static Task<RelabelResult> GiveAsync(TestDatabase database, long sample, int label, int seen, string actor = "ada") =>
        database.Labels.RelabelAsync(new(Guid.NewGuid(), sample, label, seen, actor), Ct);

    private static async Task AssertLabelsAsync(TestDatabase database, params int[] expected) =>
        Assert.Equal(expected, await database.ReadAsync(db => db.Samples.OrderBy(s => s.Id).Select(s => s.Label).ToArrayAsync()));

    [Fact]
    public async Task Undo_SeveralChangesOfOneImage_WalksBackToTheImport()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (dataset, ids) = await TinyDataset.AddAsync(database, "d", 0);
        await GiveAsync(database, ids[0], 1, seen: 1);
        await GiveAsync(database, ids[0], 2, seen: 2);

        await database.Undo.UndoLastAsync(dataset, "ada", Ct);
        await AssertLabelsAsync(database, 1);
        await database.Undo.UndoLastAsync(dataset, "ada", Ct);
        await AssertLabelsAsync(database, 0);

        Assert.Same(UndoResult.Nothing, await database.Undo.UndoLastAsync(dataset, "ada", Ct));
    }

    [Fact]
    public async Task Undo_AfterUndoAndNewChange_TakesBackTheNewChangeFirst()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (dataset, ids) = await TinyDataset.AddAsync(database, "d", 0, 0);
        await GiveAsync(database, ids[0], 1, seen: 1);
        await GiveAsync(database, ids[1], 2, seen: 1);
        await database.Undo.UndoLastAsync(dataset, "ada", Ct);
        await GiveAsync(database, ids[1], 5, seen: 3);

        await database.Undo.UndoLastAsync(dataset, "ada", Ct);
        await AssertLabelsAsync(database, 1, 0);
        await database.Undo.UndoLastAsync(dataset, "ada", Ct);
        await AssertLabelsAsync(database, 0, 0);
    }

    [Fact]
    public async Task Undo_Batch_RestoresAllButWhatSomebodyChangedSince()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (dataset, ids) = await TinyDataset.AddAsync(database, "d", 0, 1, 2);
        await database.Labels.RelabelManyAsync(new(Guid.NewGuid(), dataset, ids, 6, "ada"), Ct);
        await GiveAsync(database, ids[1], 4, seen: 2, "bob");

        var undone = await database.Undo.UndoLastAsync(dataset, "ada", Ct);

        Assert.Equal([ids[0], ids[2]], undone.Restored.Select(label => label.SampleId));
        Assert.Equal([ids[1]], undone.Kept);
        await AssertLabelsAsync(database, 0, 4, 2);
    }

    [Fact]
    public async Task Undo_OfAnotherPersonsChange_DoesNothing()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (dataset, ids) = await TinyDataset.AddAsync(database, "d", 0);
        await GiveAsync(database, ids[0], 1, seen: 1);

        Assert.Same(UndoResult.Nothing, await database.Undo.UndoLastAsync(dataset, "bob", Ct));
    }

    [Fact]
    public async Task Labels_AfterRandomActs_EqualTheFoldOfTheLog()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (dataset, ids) = await TinyDataset.AddAsync(database, "d", 0, 1, 2, 3, 4);
        var random = new Random(20261123);
        for (var act = 0; act < 150; act++)
        {
            var actor = random.Next(2) == 0 ? "ada" : "bob";
            var sample = ids[random.Next(ids.Length)];
            var version = await database.ReadAsync(db => db.Samples.Where(s => s.Id == sample).Select(s => s.Version).SingleAsync());
            switch (random.Next(4))
            {
                case 0: await database.Undo.UndoLastAsync(dataset, actor, Ct); break;
                case 1: await database.Labels.RelabelManyAsync(new(Guid.NewGuid(), dataset, ids[..3], random.Next(7), actor), Ct); break;
                default: await GiveAsync(database, sample, random.Next(7), version, actor); break;
            }
        }

        foreach (var id in ids)
        {
            var events = await database.ReadAsync(db => db.LabelEvents.AsNoTracking().Where(e => e.SampleId == id).OrderBy(e => e.Id).ToListAsync());
            var sample = await database.ReadAsync(db => db.Samples.AsNoTracking().SingleAsync(s => s.Id == id));
            Assert.Equal(events[^1].To, sample.Label);
            Assert.Equal(events.Count, sample.Version);
            Assert.All(events.Zip(events.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
        }
    }
}
