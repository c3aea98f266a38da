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

        var device = Devices.Resolve(plan.Hyperparameters.Device).Name;
        using var scope = NewDisposeScope();
        using var session = new TrainingSession(plan, device);
        observer.OnStarted(new(device, session.Parameters, session.BatchesPerEpoch, plan.Hyperparameters.Epochs, get_num_threads()));

        var keeper = new CheckpointKeeper(plan.CheckpointFolder, observer);
        var epochs = new List<EpochResult>();
        while (epochs.Count < plan.Hyperparameters.Epochs && RunEpoch(session, plan, epochs.Count + 1, keeper, observer, ct) is { } result)
        {
            epochs.Add(result);
            observer.OnEpochCompleted(result);
        }

        return new() { WasCancelled = epochs.Count < plan.Hyperparameters.Epochs, Epochs = epochs, Best = keeper.Best, Last = keeper.Last };
    }

    /// <summary>Trains, scores and keeps one epoch; null where cancelled before it was done.</summary>
    private EpochResult? RunEpoch(TrainingSession session, TrainingPlan plan, int epoch, CheckpointKeeper keeper, ITrainingObserver observer, CancellationToken ct)
    {
        var begin = clock.GetTimestamp();
        if (TrainEpoch(session, plan, epoch, observer, ct) is not { } tally)
            return null;

        var trained = clock.GetElapsedTime(begin).TotalSeconds;
        if (session.Validate(ct) is not { } score)
            return null;

        var rate = Rate(session, plan, epoch, session.BatchesPerEpoch - 1);
        if (!double.IsFinite(score.Loss))
            throw new NonFiniteLossException(epoch, session.BatchesPerEpoch, rate);

        var isBest = keeper.Keep(session.Checkpoint(epoch, score.Matrix.Accuracy), epoch, score.Matrix.Accuracy);
        return new()
        {
            Epoch = epoch,
            TrainLoss = tally.Loss,
            TrainAccuracy = tally.Accuracy,
            ValidationLoss = score.Loss,
            ValidationAccuracy = score.Matrix.Accuracy,
            ValidationMacroF1 = score.Matrix.MacroF1,
            LearningRate = rate,
            Seconds = clock.GetElapsedTime(begin).TotalSeconds,
            ImagesPerSecond = tally.Images / trained,
            IsBest = isBest,
        };
    }

    private EpochTally? TrainEpoch(TrainingSession session, TrainingPlan plan, int epoch, ITrainingObserver observer, CancellationToken ct)
    {
        var begin = clock.GetTimestamp();
        var tally = new EpochTally();
        using var order = session.Shuffle();
        for (var batch = 0; batch < session.BatchesPerEpoch; batch++)
        {
            if (ct.IsCancellationRequested)
                return null;

            var rate = Rate(session, plan, epoch, batch);
            var (loss, images, correct) = session.Step(order, batch, rate);
            if (!double.IsFinite(loss))
                throw new NonFiniteLossException(epoch, batch + 1, rate);

            tally.Add(images, loss, correct);
            var speed = tally.Images / Math.Max(1e-9, clock.GetElapsedTime(begin).TotalSeconds);
            observer.OnBatch(new(epoch, batch + 1, session.BatchesPerEpoch, speed, tally.Loss));
        }

        return tally;
    }

    private static double Rate(TrainingSession session, TrainingPlan plan, int epoch, int batch) => LearningRateSchedule.Rate(
        plan.Hyperparameters, (long)(epoch - 1) * session.BatchesPerEpoch + batch, (long)plan.Hyperparameters.Epochs * session.BatchesPerEpoch);
}
