using Fer.Data;
using Fer.Data.Runs;
using Fer.Data.Splits;
using Fer.Engine.Metrics;
using Fer.Engine.Runs.Views;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Runs;

/// <summary>Reads runs for pages and lists.</summary>
public sealed class RunQueries(IDbContextFactory<FerDbContext> contexts)
{
    /// <summary>Runs that match, the newest first.</summary>
    public async Task<IReadOnlyList<RunRow>> ListAsync(RunFilter filter, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var runs = db.Runs.AsNoTracking();
        if (filter.DatasetId is { } dataset)
            runs = runs.Where(run => run.DatasetId == dataset);
        if (filter.SplitId is { } split)
            runs = runs.Where(run => run.SplitId == split);
        if (filter.State is { } state)
            runs = runs.Where(run => run.State == state);
        if (filter.IsArchived is { } isArchived)
            runs = runs.Where(run => run.ArchivedAt != null == isArchived);
        if (filter.Tag is { } tag)
            runs = runs.Where(run => run.Tags.Any(row => row.Name == tag));
        if (filter.Ids is { } ids)
            runs = runs.Where(run => ids.Contains(run.Id));
        return await RowsAsync(db, runs.OrderByDescending(run => run.QueuedAt).ThenByDescending(run => run.Id), ct);
    }

    /// <summary>One run with its curves; null where there is none.</summary>
    public async Task<RunDetail?> FindAsync(int runId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await RowsAsync(db, db.Runs.AsNoTracking().Where(run => run.Id == runId), ct);
        if (rows.Count == 0)
            return null;
        var facts = await db.Runs.AsNoTracking().Where(run => run.Id == runId).Select(run => new
        {
            run.DeviceUsed,
            run.ParameterCount,
            Seed = db.Splits.Where(split => split.Id == run.SplitId).Select(split => split.Seed).First(),
        }).SingleAsync(ct);
        var curves = await CurvesAsync(db, [runId], ct);
        return new RunDetail(rows[0], curves[runId], facts.DeviceUsed, facts.ParameterCount, facts.Seed, await KeptAsync(db, runId, ct));
    }

    /// <summary>Curves of several runs; a run without epochs has an empty list.</summary>
    public async Task<IReadOnlyDictionary<int, IReadOnlyList<EpochPoint>>> CurvesAsync(IReadOnlyCollection<int> runIds, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await CurvesAsync(db, runIds, ct);
    }

    /// <summary>The running runs, then those that wait in the order in which they will be taken.</summary>
    public async Task<IReadOnlyList<QueueItem>> QueueAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.Runs.AsNoTracking()
            .Where(run => run.State == RunState.Running || run.State == RunState.Queued)
            .OrderByDescending(run => run.Priority).ThenBy(run => run.QueuedAt).ThenBy(run => run.Id)
            .Select(run => new
            {
                run.Id,
                run.Name,
                run.State,
                run.Hyperparameters,
                run.CancelRequested,
                run.PauseRequested,
                run.Priority,
                Done = run.Epochs.Count,
                Dataset = db.Datasets.Where(dataset => dataset.Id == run.DatasetId).Select(dataset => dataset.Name).First(),
                Split = db.Splits.Where(split => split.Id == run.SplitId).Select(split => split.Name).First(),
            }).ToListAsync(ct);
        var position = 0;
        return [.. rows.OrderBy(row => row.State == RunState.Running ? 0 : 1).Select(row => new QueueItem(
            row.Id, row.Name, row.State, row.State == RunState.Running ? 0 : ++position,
            RunNames.Subject(row.Hyperparameters), row.Hyperparameters.Epochs, row.Done, row.Dataset, row.Split,
            row.CancelRequested, row.PauseRequested, row.Priority))];
    }

    private static async Task<IReadOnlyDictionary<int, IReadOnlyList<EpochPoint>>> CurvesAsync(
        FerDbContext db, IReadOnlyCollection<int> runIds, CancellationToken ct)
    {
        var rows = await db.EpochMetrics.AsNoTracking().Where(row => runIds.Contains(row.RunId))
            .OrderBy(row => row.RunId).ThenBy(row => row.Epoch)
            .Select(row => new
            {
                row.RunId,
                Point = new EpochPoint(
                    row.Epoch, row.TrainLoss, row.TrainAccuracy, row.ValidationLoss, row.ValidationAccuracy,
                    row.ValidationMacroF1, row.LearningRate, row.Seconds, row.ImagesPerSecond)
                {
                    ClassF1 = row.ClassF1,
                    OverheadSeconds = row.OverheadSeconds,
                    PeakMemoryBytes = row.PeakMemoryBytes,
                },
            }).ToListAsync(ct);
        var byRun = rows.ToLookup(row => row.RunId, row => row.Point);
        return runIds.Distinct().ToDictionary(id => id, IReadOnlyList<EpochPoint> (id) => [.. byRun[id]]);
    }

    private static async Task<KeptFiles> KeptAsync(FerDbContext db, int runId, CancellationToken ct)
    {
        var files = await db.Checkpoints.AsNoTracking().Where(row => row.RunId == runId)
            .Select(row => new { row.Kind, row.Epoch, row.Bytes }).ToListAsync(ct);
        int? Latest(CheckpointKind kind) => files.Where(file => file.Kind == kind).Max(file => (int?)file.Epoch);
        return new KeptFiles(
            Latest(CheckpointKind.Best), Latest(CheckpointKind.Last), Latest(CheckpointKind.Resume), files.Count, files.Sum(file => file.Bytes));
    }

    private static async Task<IReadOnlyList<RunRow>> RowsAsync(FerDbContext db, IQueryable<Run> runs, CancellationToken ct)
    {
        var rows = await runs.Select(run => new
        {
            Run = new RunRow
            {
                Id = run.Id,
                Name = run.Name,
                State = run.State,
                DatasetId = run.DatasetId,
                Dataset = db.Datasets.Where(dataset => dataset.Id == run.DatasetId).Select(dataset => dataset.Name).First(),
                SplitId = run.SplitId,
                Split = db.Splits.Where(split => split.Id == run.SplitId).Select(split => split.Name).First(),
                Settings = run.Hyperparameters,
                EpochsDone = run.Epochs.Count,
                BestEpoch = run.BestEpoch,
                QueuedAt = run.QueuedAt,
                StartedAt = run.StartedAt,
                FinishedAt = run.FinishedAt,
                EndReason = run.EndReason,
                TrainedSeconds = run.Epochs.Sum(epoch => epoch.Seconds),
                GroupId = run.GroupId,
                Priority = run.Priority,
                PauseRequested = run.PauseRequested,
                CancelRequested = run.CancelRequested,
                Note = run.Note,
                Tags = run.Tags.OrderBy(tag => tag.Name).Select(tag => tag.Name).ToList(),
                ArchivedAt = run.ArchivedAt,
            },
            Accuracy = run.BestValidationAccuracy,
            MacroF1 = run.Epochs.Where(epoch => epoch.Epoch == run.BestEpoch).Select(epoch => (double?)epoch.ValidationMacroF1).FirstOrDefault(),
        }).ToListAsync(ct);
        var counts = await CountsAsync(db, [.. rows.Select(row => row.Run.SplitId).Distinct()], ct);
        return [.. rows.Select(row =>
        {
            var parts = counts.GetValueOrDefault(row.Run.SplitId);
            return row.Run with { Counts = parts, Best = Score(row.Accuracy, row.MacroF1, parts.Validation) };
        })];
    }

    internal static async Task<Dictionary<int, PartCounts>> CountsAsync(FerDbContext db, IReadOnlyCollection<int> splitIds, CancellationToken ct)
    {
        var counts = await db.SplitSamples.Where(row => splitIds.Contains(row.SplitId))
            .GroupBy(row => new { row.SplitId, row.Part })
            .Select(group => new { group.Key.SplitId, group.Key.Part, Count = group.Count() }).ToListAsync(ct);
        return counts.GroupBy(row => row.SplitId).ToDictionary(group => group.Key, group =>
        {
            int Of(SplitPart part) => group.Where(row => row.Part == part).Sum(row => row.Count);
            return new PartCounts(Of(SplitPart.Train), Of(SplitPart.Validation), Of(SplitPart.Test));
        });
    }

    private static ValidationScore? Score(double? accuracy, double? macroF1, int count)
    {
        if (accuracy is not { } share || macroF1 is not { } f1 || count == 0)
            return null;
        var interval = WilsonInterval.Of((int)Math.Round(share * count), count);
        return new ValidationScore(share, interval.Low, interval.High, f1, count);
    }
}
