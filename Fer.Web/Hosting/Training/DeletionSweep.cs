using Fer.Engine.Runs;

namespace Fer.Web.Hosting.Training;

/// <summary>Sweeps runs whose time to be restored has passed, and what deleted runs left behind: at the start and each minute.</summary>
internal sealed class DeletionSweep(RunDeletion deletion, TimeProvider clock, ILogger<DeletionSweep> log)
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    /// <summary>Sweeps until it is told to stop; a sweep that goes wrong does not end it.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Period, clock);
        try
        {
            do
                await SweepAsync(ct);
            while (await timer.WaitForNextTickAsync(ct));
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The application goes down.
        }
    }

    private async Task SweepAsync(CancellationToken ct)
    {
        try
        {
            await deletion.SweepAsync(ct);
        }
        catch (Exception error) when (!ct.IsCancellationRequested)
        {
            log.LogWarning(error, "What deleted runs left behind could not be swept; it is tried again in a minute");
        }
    }
}
