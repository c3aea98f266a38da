using System.Diagnostics;
using Fer.Data.Runs;

namespace Fer.Engine.Training;

/// <summary>Trains, scores and keeps one epoch after the other.</summary>
internal sealed class TrainingAttempt(TrainingPlan plan, TrainingSession session, BatchSource source, ITrainingObserver observer, TimeProvider clock)
{
    private readonly Hyperparameters _recipe = plan.Hyperparameters;
    private readonly CheckpointKeeper _keeper = new(plan.CheckpointFolder, plan.Hyperparameters);

    /// <summary>Takes over the files of an earlier attempt.</summary>
    /// <param name="counters">Where it stood.</param>
    public void GoOnFrom(RunCounters counters) => _keeper.TakeOver(counters.Epoch);

    /// <summary>What came of the epochs so far.</summary>
    /// <param name="epochs">Those of this attempt.</param>
    public TrainingOutcome Outcome(IReadOnlyList<EpochResult> epochs) =>
        new() { WasCancelled = false, Epochs = epochs, Best = _keeper.Best, Last = _keeper.Last };

    /// <summary>One more epoch; null where cancelled before it was done.</summary>
    /// <exception cref="NonFiniteLossException">The loss was no longer a number; nothing of the epoch was kept.</exception>
    /// <exception cref="CheckpointException">The disk refuses.</exception>
    public (RunCounters Next, EpochResult Result)? RunEpoch(RunCounters counters, CancellationToken ct)
    {
        var epoch = counters.Epoch + 1;
        var begin = clock.GetTimestamp();
        if (TrainEpoch(counters, ct) is not { } tally)
            return null;

        var trained = clock.GetElapsedTime(begin).TotalSeconds;
        if (session.Validate(ct) is not { } score)
            return null;

        var rate = Rate(counters, source.BatchesPerEpoch - 1);
        if (!double.IsFinite(score.Loss))
            throw new NonFiniteLossException(epoch, source.BatchesPerEpoch, rate);

        var accuracy = score.Matrix.Accuracy;
        var plateau = _recipe.Schedule == LearningRateScheduleKind.Plateau ? _recipe.DecayEpochs : 0;
        var (next, isBest) = counters.After(accuracy, plateau, source.BatchesPerEpoch);
        var (saved, dropped) = _keeper.Keep(session.Weights(epoch, accuracy), session.State(next), epoch, accuracy, isBest);
        var seconds = clock.GetElapsedTime(begin).TotalSeconds;
        var result = new EpochResult
        {
            Epoch = epoch,
            TrainLoss = tally.Loss,
            TrainAccuracy = tally.Accuracy,
            ValidationLoss = score.Loss,
            ValidationAccuracy = accuracy,
            ValidationMacroF1 = score.Matrix.MacroF1,
            LearningRate = rate,
            Seconds = seconds,
            ImagesPerSecond = tally.Images / trained,
            ClassF1 = [.. score.Matrix.Classes.Select(row => row.F1)],
            OverheadSeconds = seconds - tally.StepSeconds,
            PeakMemoryBytes = PeakMemory(),
            IsBest = isBest,
        };
        observer.OnEpochCompleted(new(result, saved, dropped, score.Probabilities));
        CheckpointKeeper.Drop(dropped);
        return (next, result);
    }

    private EpochTally? TrainEpoch(RunCounters counters, CancellationToken ct)
    {
        var epoch = counters.Epoch + 1;
        EpochSeeds.SeedTorch(_recipe.Seed, epoch);
        var begin = clock.GetTimestamp();
        var tally = new EpochTally();
        var number = 0;
        foreach (var batch in AheadOfUse.Of(source.Epoch(epoch)))
        {
            using (batch)
            {
                if (ct.IsCancellationRequested)
                    return null;

                var rate = Rate(counters, number++);
                var stepBegin = clock.GetTimestamp();
                var (loss, correct) = session.Step(batch, rate, counters.Steps + number);
                if (!double.IsFinite(loss))
                    throw new NonFiniteLossException(epoch, number, rate);

                tally.Add(batch.Count, loss, correct, clock.GetElapsedTime(stepBegin).TotalSeconds);
                var speed = tally.Images / Math.Max(1e-9, clock.GetElapsedTime(begin).TotalSeconds);
                observer.OnBatch(new(epoch, number, source.BatchesPerEpoch, speed, tally.Loss, tally.Accuracy, rate));
            }
        }

        return tally;
    }

    private double Rate(RunCounters counters, int batch) =>
        LearningRateSchedule.Rate(_recipe, counters.Steps + batch, (long)_recipe.Epochs * source.BatchesPerEpoch, counters.Drops);

    private static long PeakMemory()
    {
        using var self = Process.GetCurrentProcess();
        return self.PeakWorkingSet64;
    }
}
