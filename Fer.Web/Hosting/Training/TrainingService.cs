using Fer.Engine.Runs;

namespace Fer.Web.Hosting.Training;

/// <summary>Takes queued runs one after another and has each trained in a process of its own. Nothing that goes wrong with one run stops it.</summary>
internal sealed class TrainingService(
    RunQueue queue, AbandonedRuns abandoned, TrainingSupervisor supervisor, TrainingSignal signal, ILogger<TrainingService> log) : BackgroundService
{
    /// <summary>Runs that the command line queued are seen within this time.</summary>
    private static readonly TimeSpan LookPause = TimeSpan.FromSeconds(1);

    /// <summary>Pause between two searches for runs whose process is gone.</summary>
    private static readonly TimeSpan SearchPause = TimeSpan.FromSeconds(3);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        RepeatAsync(TakeNextAsync, stoppingToken),
        RepeatAsync(MarkAbandonedAsync, stoppingToken));

    private async Task TakeNextAsync(CancellationToken ct)
    {
        if (await queue.ClaimNextAsync(ct) is { } lease)
            await supervisor.AccompanyAsync(lease, ct);
        else
            await signal.WaitAsync(LookPause, ct);
    }

    private async Task MarkAbandonedAsync(CancellationToken ct)
    {
        foreach (var runId in await abandoned.InterruptAsync(supervisor.Supervised, ct))
            log.LogWarning("Run {RunId} was left running by a process that is gone; it is marked as interrupted", runId);
        await Task.Delay(SearchPause, ct);
    }

    private async Task RepeatAsync(Func<CancellationToken, Task> step, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await step(ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                log.LogError(error, "The training service met an error and goes on");
                await Task.Delay(LookPause, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
