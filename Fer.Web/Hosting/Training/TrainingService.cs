using Fer.Engine.Runs;

namespace Fer.Web.Hosting.Training;

/// <summary>Trains queued runs, one at a time on each device. Nothing that goes wrong with one run stops it.</summary>
internal sealed class TrainingService(
    DeviceLoop loop, AbandonedRuns abandoned, DeletionSweep sweep, IDeviceCatalog devices, ILogger<TrainingService> log) : BackgroundService
{
    /// <summary>Pause between two searches for runs whose process is gone.</summary>
    private static readonly TimeSpan SearchPause = TimeSpan.FromSeconds(3);

    /// <summary>Time that listing the devices may take; libtorch may have to come from a cold and busy disk.</summary>
    private static readonly TimeSpan ListPatience = TimeSpan.FromMinutes(2);

    /// <summary>Null until the devices are known; runs that ask for the processor need not wait for that.</summary>
    private volatile string? _best;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        TakeAsync(DeviceNames.Cpu, stoppingToken),
        TakeOnGpuAsync(stoppingToken),
        sweep.RunAsync(stoppingToken),
        RepeatAsync(MarkAbandonedAsync, stoppingToken));

    private Task TakeAsync(string device, CancellationToken ct) => RepeatAsync(stop => loop.TakeNextAsync(device, _best == device, stop), ct);

    private async Task TakeOnGpuAsync(CancellationToken ct)
    {
        var gpu = await FindGpuAsync(ct);
        _best = gpu ?? DeviceNames.Cpu;
        loop.Wake();
        if (gpu is not null)
            await TakeAsync(gpu, ct);
    }

    /// <summary>Name of the GPU; null where there is none, or where the devices cannot be listed: a worker finds its device itself.</summary>
    private async Task<string?> FindGpuAsync(CancellationToken ct)
    {
        if (!devices.MayHaveGpu)
            return null;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(ListPatience);
        try
        {
            var found = await devices.ListAsync(patience.Token);
            return found.Devices.FirstOrDefault(device => device.Name == DeviceNames.FirstGpu)?.Name;
        }
        catch (Exception error) when (!ct.IsCancellationRequested)
        {
            log.LogWarning(error, "The devices could not be listed; runs go one after another");
        }
        catch (OperationCanceledException)
        {
            // The application goes down.
        }

        return null;
    }

    private async Task MarkAbandonedAsync(CancellationToken ct)
    {
        foreach (var runId in await abandoned.InterruptAsync(loop.Supervised, ct))
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
                await Task.Delay(DeviceLoop.LookPause, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
