using Fer.Engine.Native;
using static TorchSharp.torch;

namespace Fer.Engine.Training;

/// <summary>Trains with libtorch.</summary>
/// <param name="clock">Measures speed.</param>
public sealed class Trainer(TimeProvider clock) : ITrainer
{
    /// <inheritdoc/>
    /// <exception cref="TorchLibraryException">libtorch cannot be loaded.</exception>
    public TrainingOutcome Train(TrainingPlan plan, ITrainingObserver observer, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(observer);
        PlanCheck.Throw(plan);
        TorchLibrary.EnsureLoaded();
        if (plan.ThreadCount > 0)
            set_num_threads(plan.ThreadCount);

        var recipe = plan.Hyperparameters;
        var deviceName = Devices.Resolve(recipe.Device).Name;
        using var scope = NewDisposeScope();
        using var session = new TrainingSession(plan, deviceName);
        using var source = new BatchSource(plan, device(deviceName));
        var counters = plan.ResumeFrom is { } path ? session.Restore(path) : new RunCounters();
        var attempt = new TrainingAttempt(plan, session, source, observer, clock);
        attempt.GoOnFrom(counters);
        observer.OnStarted(new(
            deviceName, session.Parameters, source.BatchesPerEpoch, recipe.Epochs, get_num_threads(), session.Precision, counters.Epoch + 1));

        List<EpochResult> epochs = [];
        while (counters.Epoch < recipe.Epochs && !counters.IsOutOfPatience(recipe.Patience))
        {
            if (attempt.RunEpoch(counters, ct) is not var (next, result))
                return attempt.Outcome(epochs) with { WasCancelled = true };
            counters = next;
            epochs.Add(result);
        }

        return attempt.Outcome(epochs) with { StoppedEarly = counters.Epoch < recipe.Epochs };
    }
}
