using Fer.Data.Labelling;
using Fer.Data.Runs;
using Microsoft.EntityFrameworkCore;

namespace Fer.Data.Quality;

/// <summary>Reads quality runs.</summary>
public sealed class QualityRunList(IDbContextFactory<FerDbContext> contexts)
{
    /// <summary>Where the checks of a dataset stand.</summary>
    public async Task<QualityStanding> ReadAsync(int datasetId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var runs = db.QualityRuns.AsNoTracking().Where(run => run.DatasetId == datasetId);
        var latest = await runs.Where(run => run.State == RunState.Completed && run.Report != null).OrderByDescending(run => run.Id).FirstOrDefaultAsync(ct);
        var active = await runs.Where(run => run.State == RunState.Queued || run.State == RunState.Running)
            .OrderByDescending(run => run.State == RunState.Running).ThenBy(run => run.Id).ToListAsync(ct);
        var last = await runs.OrderByDescending(run => run.Id).FirstOrDefaultAsync(ct);
        var isBroken = last?.State is RunState.Failed or RunState.Interrupted or RunState.Cancelled;
        var (images, labels) = latest?.Report is { } report ? await CountNewsAsync(db, datasetId, report, ct) : (0, 0);
        return new QualityStanding(latest is null ? null : Row(latest), active.ConvertAll(Row), isBroken ? Row(last!) : null, images, labels);
    }

    private static async Task<(int Images, int Labels)> CountNewsAsync(FerDbContext db, int datasetId, QualityReport report, CancellationToken ct) => (
        await db.Samples.CountAsync(sample => sample.DatasetId == datasetId && sample.Id > report.LastSampleId, ct),
        await db.LabelEvents.Where(e => e.DatasetId == datasetId && e.ActId != null && e.Id > report.LastEventId && e.Aspect == LabelAspect.Label)
            .Select(e => e.SampleId).Distinct().CountAsync(ct));

    private static QualityRunRow Row(QualityRun run) => new(
        run.Id, run.Request, run.State, run.QueuedAt, run.StartedAt, run.FinishedAt, run.CancelRequested, run.Stage, run.Progress, run.EndReason, run.Report);
}
