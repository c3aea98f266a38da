using Fer.Engine.Runs;

namespace Fer.Web.Hosting.Training;

/// <summary>Takes the queued runs that may use a device one after another, and has each trained in a process of its own.</summary>
internal sealed class DeviceLoop(RunQueue queue, TrainingSupervisor supervisor, TrainingSignal signal)
{
    /// <summary>Runs that the command line queued are seen within this time.</summary>
    public static readonly TimeSpan LookPause = TimeSpan.FromSeconds(1);

    /// <summary>Runs that are being accompanied, on all devices.</summary>
    public IReadOnlySet<int> Supervised => supervisor.Supervised;

    /// <summary>Trains the next run to its end, or waits a little where there is none.</summary>
    /// <param name="device">The device.</param>
    /// <param name="isBest">Whether it is the best one; it takes the runs that leave the choice to the machine.</param>
    /// <param name="ct">The application goes down.</param>
    public async Task TakeNextAsync(string device, bool isBest, CancellationToken ct)
    {
        var wake = signal.Next;
        if (await queue.ClaimNextAsync(device, isBest, ct) is { } lease)
            await supervisor.AccompanyAsync(lease, ct);
        else
            await TrainingSignal.WaitAsync(wake, LookPause, ct);
    }

    /// <summary>Has every device look at the table at once.</summary>
    public void Wake() => signal.Wake();
}
