using System.Diagnostics;
using Fer.Data;
using Fer.Data.Quality;
using Fer.Data.Runs;
using Fer.Engine.Runs.Worker;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Quality;

/// <summary>Works off one claimed quality run, stage by stage. What did not change since the last one is not looked at again.</summary>
public sealed class QualityWorker(IDbContextFactory<FerDbContext> contexts, QualityQueue queue, OutOfSample outOfSample, FeatureSpace features, TimeProvider clock)
{
    /// <summary>Checks the dataset; never throws for what goes wrong with it.</summary>
    /// <param name="lease">The claim.</param>
    /// <param name="stages">Told each stage as it begins; may be null.</param>
    /// <param name="ct">Stops it as interrupted.</param>
    /// <returns>How it ended.</returns>
    public async Task<RunState> RunAsync(QualityLease lease, IProgress<string>? stages, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(lease);
        var (state, reason) = await TryAsync(lease, stages, ct);
        await queue.FinishAsync(lease, state, reason, CancellationToken.None);
        return state;
    }

    private async Task<(RunState State, string? Reason)> TryAsync(QualityLease lease, IProgress<string>? stages, CancellationToken ct)
    {
        await using var beat = new QualityHeartbeat(queue, lease, stages, clock, ct);
        try
        {
            var report = await CheckAsync(lease, beat);
            await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
            var run = await QualityQueue.Leased(db, lease).SingleAsync(CancellationToken.None);
            (run.Report, run.Progress) = (report, 1);
            await db.SaveChangesAsync(CancellationToken.None);
            return (RunState.Completed, null);
        }
        catch (OperationCanceledException)
        {
            return ct.IsCancellationRequested
                ? (RunState.Interrupted, "The check was stopped before its end. What its finished stages found is kept. Check again.")
                : (RunState.Cancelled, "Stopped on request. What its finished stages found is kept.");
        }
        catch (Exception failure) when (failure is RunFailedException or QualityException)
        {
            return (RunState.Failed, failure.Message);
        }
        catch (Exception failure)
        {
            return (RunState.Failed, $"The check stopped with an error: {RunEnd.Of(failure).Reason} What its finished stages found is kept.");
        }
    }

    private async Task<QualityReport> CheckAsync(QualityLease lease, QualityHeartbeat beat)
    {
        var ct = beat.Token;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var run = await db.QualityRuns.AsNoTracking().Where(row => row.Id == lease.QualityRunId)
            .Select(row => new { row.DatasetId, row.Request }).SingleAsync(ct);
        var before = await db.QualityRuns.AsNoTracking().Where(row => row.DatasetId == run.DatasetId && row.State == RunState.Completed)
            .OrderByDescending(row => row.Id).Select(row => row.Report).Take(20).ToListAsync(ct);
        var dataset = new CheckedDataset(contexts, run.DatasetId);
        await dataset.ReadAsync(ct);
        var writer = new QualityIssueWriter(contexts, dataset.Id, lease.QualityRunId, clock);
        Dictionary<string, double> seconds = [];
        var source = await features.ChooseAsync(dataset.Id, run.Request.RunId, ct);
        var known = before.Find(report => report is not null);
        var isSeen = !run.Request.Anew && before.Exists(report => report?.Faults is not null && report.LastSampleId == dataset.LastSampleId && report.FeatureRunId == source?.RunId);

        var duplicates = run.Request.Duplicates
            ? await TimeAsync("duplicates", () => new DuplicateStage(contexts, clock).RunAsync(dataset, run.Request.Anew, beat, ct)) : null;
        await dataset.ReadAsync(ct);
        if (run.Request.Images && !isSeen)
            await TimeAsync("images", () => new FaultStage(writer, source).RunAsync(dataset, beat, ct));
        var labels = run.Request is { RunId: null, CrossValidationId: null }
            ? null : await TimeAsync("labels", () => new LabelStage(outOfSample, writer).RunAsync(dataset, run.Request, beat, ct));
        var properties = run.Request.Properties ? await TimeAsync("properties", () => PropertyStage.RunAsync(dataset, beat, ct)) : null;

        return new QualityReport
        {
            Images = dataset.Samples.Count,
            // What was not looked at this time is as old as it was.
            LastSampleId = run.Request is { Duplicates: true, Images: true } ? dataset.LastSampleId : known?.LastSampleId ?? 0,
            Revision = dataset.Revision,
            LastEventId = dataset.LastEventId,
            Duplicates = duplicates ?? known?.Duplicates,
            Faults = run.Request.Images ? await writer.CountOpenFaultsAsync(ct) : known?.Faults,
            FeatureRunId = run.Request.Images ? source?.RunId : known?.FeatureRunId,
            Labels = labels ?? known?.Labels,
            Properties = properties ?? known?.Properties,
            ClassCounts = [.. Enumerable.Range(0, dataset.ClassCount).Select(label => dataset.Samples.Count(sample => sample.Label == label && !sample.IsExcluded))],
            Seconds = seconds,
        };

        async Task<T> TimeAsync<T>(string stage, Func<Task<T>> work)
        {
            var begin = Stopwatch.GetTimestamp();
            var result = await work();
            seconds[stage] = Math.Round(Stopwatch.GetElapsedTime(begin).TotalSeconds, 2);
            return result;
        }
    }
}
