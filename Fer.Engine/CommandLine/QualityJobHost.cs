using Fer.Data.Quality;
using Fer.Data.Runs;
using Fer.Engine.Quality;
using Fer.Engine.Runs.Worker;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Engine.CommandLine;

/// <summary>Runs a quality run in this process: for the service that started it, or for a person at the terminal.</summary>
internal static class QualityJobHost
{
    /// <summary>Works off a claimed quality run; the service reads the end from its row.</summary>
    public static async Task<int> WorkAsync(VerbContext context, QualityLease lease, CancellationToken ct)
    {
        using var stop = new WorkerStop();
        await using var onSignal = ct.Register(() => stop.Request(StopReason.Shutdown));
        SupervisorCommands.Listen(Console.In, stop);
        var state = await context.Services.GetRequiredService<QualityWorker>().RunAsync(lease, null, stop.Token);
        return state == RunState.Completed ? ExitCode.Done : ExitCode.Failed;
    }

    /// <summary>Queues a quality run, takes it and works it off.</summary>
    /// <exception cref="VerbException">It ended without a report.</exception>
    public static async Task<QualityReport> CheckHereAsync(VerbContext context, int datasetId, QualityRequest request, CancellationToken ct)
    {
        var queue = context.Services.GetRequiredService<QualityQueue>();
        var id = await queue.EnqueueAsync(datasetId, request, ct);
        if (await queue.ClaimAsync(id, ct) is { } lease)
            await context.Services.GetRequiredService<QualityWorker>().RunAsync(lease, new StageLines(context.Output), ct);
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            await using var db = await context.Contexts.CreateDbContextAsync(ct);
            var run = await db.QualityRuns.AsNoTracking().SingleAsync(row => row.Id == id, ct);
            if (run.State == RunState.Completed)
                return run.Report!;
            if (run.State is not (RunState.Queued or RunState.Running))
                throw new VerbException(run.EndReason ?? "The check ended without a word.");
            // A running service was quicker and works it off.
            await Task.Delay(TimeSpan.FromMilliseconds(500), context.Clock, ct);
        }
    }

    /// <summary>A line a stage.</summary>
    private sealed class StageLines(VerbOutput output) : IProgress<string>
    {
        public void Report(string value) => output.Note(value);
    }
}
