using Fer.Data.Datasets;
using Fer.Data.Labelling;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Data;

public sealed class LabelUndoTests
{
    private static CancellationToken Ct => TestLimit.Token;

    private static async Task GiveAsync(TestDatabase database, long sample, int label, string actor = "ada")
    {
        var version = await database.ReadAsync(db => db.Samples.Where(s => s.Id == sample).Select(s => s.Version).SingleAsync());
        await database.Labels.RelabelAsync(new(Guid.NewGuid(), sample, label, version, await database.CuratorAsync(actor)), Ct);
    }

    private static async Task<ActResult> ApplyAsync(TestDatabase database, int dataset, ActKind kind, SampleChange change, string actor = "ada") =>
        await database.Labels.ApplyAsync(new(Guid.NewGuid(), dataset, kind, change, await database.CuratorAsync(actor)), Ct);

    private static async Task<UndoResult> UndoAsync(TestDatabase database, int dataset, string actor = "ada") =>
        await database.Undo.UndoLastAsync(dataset, await database.CuratorAsync(actor), Ct);

    private static async Task<UndoResult> RedoAsync(TestDatabase database, int dataset, string actor = "ada") =>
        await database.Undo.RedoLastAsync(dataset, await database.CuratorAsync(actor), Ct);

    private static async Task AssertLabelsAsync(TestDatabase database, params int[] expected) =>
        Assert.Equal(expected, await database.ReadAsync(db => db.Samples.OrderBy(s => s.Id).Select(s => s.Label).ToArrayAsync()));

    [Fact]
    public async Task UndoAndRedo_SeveralChangesOfOneImage_WalkBackAndForth()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (dataset, ids) = await TinyDataset.AddAsync(database, "d", 0);
        await GiveAsync(database, ids[0], 1);
        await GiveAsync(database, ids[0], 2);

        await UndoAsync(database, dataset);
        await AssertLabelsAsync(database, 1);
        await UndoAsync(database, dataset);
        await AssertLabelsAsync(database, 0);
        Assert.Same(UndoResult.Nothing, await UndoAsync(database, dataset));

        await RedoAsync(database, dataset);
        await AssertLabelsAsync(database, 1);
        await RedoAsync(database, dataset);
        await AssertLabelsAsync(database, 2);
        Assert.Same(UndoResult.Nothing, await RedoAsync(database, dataset));
        await UndoAsync(database, dataset);
        await AssertLabelsAsync(database, 1);
    }

    [Fact]
    public async Task Undo_AfterUndoAndNewChange_TakesBackTheNewChangeFirst()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (dataset, ids) = await TinyDataset.AddAsync(database, "d", 0, 0);
        await GiveAsync(database, ids[0], 1);
        await GiveAsync(database, ids[1], 2);
        await UndoAsync(database, dataset);
        await GiveAsync(database, ids[1], 5);

        Assert.Same(UndoResult.Nothing, await RedoAsync(database, dataset));
        await UndoAsync(database, dataset);
        await AssertLabelsAsync(database, 1, 0);
        await UndoAsync(database, dataset);
        await AssertLabelsAsync(database, 0, 0);
    }

    [Fact]
    public async Task Undo_Batch_RestoresAllButWhatSomebodyChangedSince()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (dataset, ids) = await TinyDataset.AddAsync(database, "d", 0, 1, 2);
        await ApplyAsync(database, dataset, ActKind.BulkLabel, new SampleChange.SetLabel(ids, 6));
        await GiveAsync(database, ids[1], 4, "bob");

        var undone = await UndoAsync(database, dataset);

        Assert.Equal([ids[0], ids[2]], undone.Restored);
        Assert.Equal(1, undone.KeptCount);
        await AssertLabelsAsync(database, 0, 4, 2);
        await RedoAsync(database, dataset);
        await AssertLabelsAsync(database, 6, 4, 6);
    }

    [Fact]
    public async Task Undo_OfAnotherPersonsChange_DoesNothingUnlessItIsNamed()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (dataset, ids) = await TinyDataset.AddAsync(database, "d", 0);
        await GiveAsync(database, ids[0], 1);
        var act = await database.ReadAsync(db => db.LabelActs.Select(a => a.Id).SingleAsync());

        Assert.Same(UndoResult.Nothing, await UndoAsync(database, dataset, "bob"));
        Assert.Equal([ids[0]], (await database.Undo.ReverseAsync(act, undo: true, await database.CuratorAsync("bob"), Ct)).Restored);
        Assert.Same(UndoResult.Nothing, await database.Undo.ReverseAsync(act, undo: true, await database.CuratorAsync("bob"), Ct));
        await AssertLabelsAsync(database, 0);
    }

    [Fact]
    public async Task Undo_ToAClassThatWasMergedSince_KeepsTheImageUntilTheMergeIsTakenBack()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (dataset, ids) = await TinyDataset.AddAsync(database, "d", 2, 2, 0);
        await GiveAsync(database, ids[2], 5);
        await GiveAsync(database, ids[0], 0);
        var editor = new ClassVocabularyEditor(database.Contexts, database.Labels);
        await editor.MergeAsync(Guid.NewGuid(), dataset, 2, 0, await database.CuratorAsync("bob"), Ct);

        Assert.Equal([ids[2]], (await UndoAsync(database, dataset)).Restored);
        var undone = await UndoAsync(database, dataset);
        await AssertLabelsAsync(database, 0, 0, 0);
        Assert.Same(UndoResult.Nothing, undone);

        await UndoAsync(database, dataset, "bob");
        await UndoAsync(database, dataset);
        await AssertLabelsAsync(database, 2, 2, 0);
    }

    [Fact]
    public async Task Undo_MarksAndTags_TakesThemBackToo()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (dataset, ids) = await TinyDataset.AddAsync(database, "d", 0, 1);
        await ApplyAsync(database, dataset, ActKind.Exclude, new SampleChange.SetExcluded(ids, true));
        await ApplyAsync(database, dataset, ActKind.Tag, new SampleChange.SetTag(ids, "blurred", true));
        await ApplyAsync(database, dataset, ActKind.Tag, new SampleChange.SetTag([ids[0]], "Blurred", false));
        await ApplyAsync(database, dataset, ActKind.Review, new SampleChange.SetReviewed(ids, true));

        async Task<(int Excluded, int Reviewed, int Tagged)> CountAsync() => (
            await database.ReadAsync(db => db.Samples.CountAsync(s => s.IsExcluded)),
            await database.ReadAsync(db => db.Samples.CountAsync(s => s.IsReviewed)),
            await database.ReadAsync(db => db.SampleTags.CountAsync()));

        Assert.Equal((2, 2, 1), await CountAsync());
        await UndoAsync(database, dataset);
        Assert.Equal((2, 0, 1), await CountAsync());
        await UndoAsync(database, dataset);
        Assert.Equal((2, 0, 2), await CountAsync());
        await UndoAsync(database, dataset);
        await UndoAsync(database, dataset);
        Assert.Equal((0, 0, 0), await CountAsync());
        Assert.Equal(1, await database.ReadAsync(db => db.Tags.CountAsync()));
    }
}
