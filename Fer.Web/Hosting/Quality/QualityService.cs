using System.Globalization;
using Fer.Data.Runs;
using Fer.Engine.Quality;
using Fer.Web.Hosting.Training;

namespace Fer.Web.Hosting.Quality;

/// <summary>Takes queued quality runs one after another and has each worked off in a process of its own. Nothing that goes wrong with one stops it.</summary>
internal sealed class QualityService(QualityQueue queue, FerCommand command, ILogger<QualityService> log) : BackgroundService
{
    /// <summary>Quality runs whose folds are done or that the command line queued are seen within this time.</summary>
    private static readonly TimeSpan LookPause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await queue.InterruptAbandonedAsync(stoppingToken) is var lost and > 0)
                    log.LogWarning("{Count} quality runs were left by a process that is gone; they are marked as interrupted", lost);
                if (await queue.ClaimNextAsync(stoppingToken) is { } lease)
                    await WorkAsync(lease, stoppingToken);
                else
                    await Task.Delay(LookPause, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                log.LogError(error, "The quality service met an error and goes on");
                await Task.Delay(LookPause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>The worker writes its end itself; where it could not, its exit says what to write.</summary>
    private async Task WorkAsync(QualityLease lease, CancellationToken stopping)
    {
        var (id, attempt) = (lease.QualityRunId.ToString(CultureInfo.InvariantCulture), lease.Attempt.ToString(CultureInfo.InvariantCulture));
        var reason = "The checking process could not be started. Nothing was changed. The log has the reason.";
        try
        {
            using var worker = WorkerProcess.Start(command.Prepare("quality", "--job", id, "--attempt", attempt));
            // The end of its input tells it that this application goes down.
            await using var onStop = stopping.Register(worker.CloseInput);
            await foreach (var _ in worker.LinesAsync())
            {
                // It reports into its row.
            }

            var code = await worker.WaitAsync(CancellationToken.None);
            if (code != 0)
                log.LogWarning("The worker of quality run {QualityRunId} ended with {ExitCode}: {Error}", id, code, worker.ErrorTail());
            reason = $"The checking process ended without a word (code {code}). What its finished stages found is kept. Check again; the log has its last words.";
        }
        finally
        {
            if (await queue.FinishAsync(lease, stopping.IsCancellationRequested ? RunState.Interrupted : RunState.Failed, reason, CancellationToken.None))
                log.LogWarning("Quality run {QualityRunId} ended without a word of its own", id);
        }
    }
}
