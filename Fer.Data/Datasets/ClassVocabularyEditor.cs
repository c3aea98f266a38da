using Fer.Data.Curators;
using Fer.Data.Labelling;
using Fer.Data.Votes;
using Microsoft.EntityFrameworkCore;

namespace Fer.Data.Datasets;

/// <summary>
/// Changes the classes of a dataset, each time in one transaction. Indices never change and no class is ever deleted, so
/// that splits and runs made before keep their meaning.
/// </summary>
public sealed class ClassVocabularyEditor(IDbContextFactory<FerDbContext> contexts, LabelLog labels)
{
    /// <summary>The classes by index, merged ones too; empty for an unknown dataset.</summary>
    public async Task<IReadOnlyList<VocabularyClass>> ReadAsync(int datasetId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var counts = await db.CountClassesAsync(datasetId, ct);
        var imported = await db.Samples.AsNoTracking().Where(sample => sample.DatasetId == datasetId)
            .GroupBy(sample => sample.OriginalLabel).Select(group => new { Label = group.Key, Count = group.Count() })
            .ToDictionaryAsync(row => row.Label, row => row.Count, ct);
        var merges = await (
            from row in db.Classes.AsNoTracking()
            join act in db.LabelActs on row.MergedByActId equals act.Id
            where row.DatasetId == datasetId && !act.IsUndone && row.MergedIntoIndex != null
            select new { row.Index, Merge = new ClassMerge(act.Id, row.MergedIntoIndex!.Value, act.Actor, act.At, act.SampleCount) })
            .ToDictionaryAsync(row => row.Index, row => row.Merge, ct);
        return [.. counts.Select(row => new VocabularyClass(
            row.Count, imported.GetValueOrDefault(row.Count.Index), merges.GetValueOrDefault(row.Count.Index)))];
    }

    /// <summary>Changes names, keys and colours, all of them or none; two classes may exchange their keys.</summary>
    /// <returns>What is wrong; empty where the changes are on disk.</returns>
    public async Task<IReadOnlyList<ClassProblem>> ChangeAsync(int datasetId, IReadOnlyCollection<ClassChange> changes, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var rows = await db.Classes.Where(row => row.DatasetId == datasetId).OrderBy(row => row.Index).ToListAsync(ct);
        var wanted = changes.Select(change => change.Clean()).ToDictionary(change => change.Index);
        if (wanted.Keys.FirstOrDefault(index => rows.TrueForAll(row => row.Index != index), -1) is >= 0 and var unknown)
            return [new ClassProblem(unknown, ClassField.Name, "This class is no longer in the dataset. Open the page again.")];
        var problems = ClassRules.Check([.. rows.Select(row => wanted.GetValueOrDefault(row.Index) ?? AsChange(row))], wanted.Keys.ToHashSet());
        if (problems.Count > 0)
            return problems;

        List<DatasetClass> changed = [.. rows.Where(row => wanted.TryGetValue(row.Index, out var wish) && wish != AsChange(row))];
        // Names and keys are unique at every moment, so that an exchange needs a step in between.
        foreach (var row in changed)
            (row.Name, row.Hotkey) = ($"\u0001{row.Index}", $"\u0001{row.Index}");
        await db.SaveChangesAsync(ct);
        foreach (var row in changed)
            (row.Name, row.Hotkey, row.ColourSlot) = (wanted[row.Index].Name, wanted[row.Index].Hotkey, wanted[row.Index].ColourSlot);
        await db.SaveChangesAsync(ct);
        if (changed.Count > 0)
            await CloseAsync(db, datasetId, ct);
        await transaction.CommitAsync(ct);
        return [];
    }

    /// <summary>Adds a class under the next index.</summary>
    /// <param name="datasetId">The dataset.</param>
    /// <param name="name">Its name.</param>
    /// <param name="ct">Stops before anything is written.</param>
    /// <returns>Its index; it gets the first free key and the colour used least.</returns>
    public async Task<ClassAddition> AddAsync(int datasetId, string name, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var rows = await db.Classes.AsNoTracking().Where(row => row.DatasetId == datasetId).OrderBy(row => row.Index).ToListAsync(ct);
        if (rows.Count == 0)
            return Refused(0, "There is no such dataset.");
        var index = rows[^1].Index + 1;
        if (rows.Count >= ClassVocabulary.MostClasses)
            return Refused(index, $"A dataset has at most {ClassVocabulary.MostClasses} classes, merged ones included.");
        if (ClassVocabulary.FreeKey(rows.Select(row => row.Hotkey)) is not { } key)
            return Refused(index, "All usual keys are taken. Change the key of another class first.");
        var wish = new ClassChange(index, name, key, ClassVocabulary.FreeSlot(rows.Select(row => row.ColourSlot))).Clean();
        var problems = ClassRules.Check([.. rows.Select(AsChange), wish], new HashSet<int> { index });
        if (problems.Count > 0)
            return new ClassAddition(null, problems);

        db.Classes.Add(new DatasetClass { DatasetId = datasetId, Index = index, Name = wish.Name, Hotkey = wish.Hotkey, ColourSlot = wish.ColourSlot });
        await db.SaveChangesAsync(ct);
        await CloseAsync(db, datasetId, ct);
        await transaction.CommitAsync(ct);
        return new ClassAddition(index, []);
    }

    /// <summary>Gives all images of one class the label of another and retires the first, as one act; it is in use again once the act is taken back.</summary>
    /// <param name="key">Identity of the act; sending the same one twice changes nothing the second time.</param>
    /// <param name="datasetId">The dataset.</param>
    /// <param name="from">Class to retire.</param>
    /// <param name="into">Class that takes its images; must be in use.</param>
    /// <param name="by">Who.</param>
    /// <param name="ct">Stops before anything is written.</param>
    /// <returns>How it ended; <see cref="RelabelOutcome.UnknownClass"/> where one of the two is unknown, both are the same, or <paramref name="into"/> is retired.</returns>
    public async Task<ActResult> MergeAsync(Guid key, int datasetId, int from, int into, ActingCurator by, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var rows = await db.Classes.Where(row => row.DatasetId == datasetId && (row.Index == from || row.Index == into)).ToDictionaryAsync(row => row.Index, ct);
        if (rows.Count != 2)
            return new ActResult(RelabelOutcome.UnknownClass, null, 0);
        var ids = await db.Samples.Where(sample => sample.DatasetId == datasetId && sample.Label == from).Select(sample => sample.Id).ToArrayAsync(ct);
        var order = new ActOrder(
            key, datasetId, ActKind.Merge, new SampleChange.SetLabel(ids, into), by, $"{rows[from].Name} merged into {rows[into].Name}");
        var result = await labels.ApplyAsync(db, order, ct);
        if (result is not { Outcome: RelabelOutcome.Saved, ActId: { } act })
            return result;

        (rows[from].MergedIntoIndex, rows[from].MergedByActId) = (into, act);
        // The other class is in use; were an act that once merged it done again, both would be retired.
        (rows[into].MergedIntoIndex, rows[into].MergedByActId) = (null, null);
        await db.SaveChangesAsync(ct);
        await CloseAsync(db, datasetId, ct);
        await transaction.CommitAsync(ct);
        return result;
    }

    private static ClassAddition Refused(int index, string why) => new(null, [new ClassProblem(index, ClassField.Name, why)]);

    private static ClassChange AsChange(DatasetClass row) => new(row.Index, row.Name, row.Hotkey, row.ColourSlot);

    /// <summary>Votes are words, and what they mean follows from the names of the classes in use.</summary>
    private static async Task CloseAsync(FerDbContext db, int datasetId, CancellationToken ct)
    {
        await VoteSummaries.RefreshAsync(db, datasetId, ct);
        await db.RaiseRevisionAsync(datasetId, ct);
    }
}
