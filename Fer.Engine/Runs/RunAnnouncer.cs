using Fer.Engine.Runs.Messages;
using Fer.Engine.Training;

namespace Fer.Engine.Runs;

/// <summary>Tells whoever watches what a run does. Told of an epoch once it is stored, so that the news never runs ahead of the database.</summary>
/// <param name="announce">Who hears of it.</param>
/// <param name="samples">Validation images that are followed.</param>
/// <param name="clock">Spaces the news out.</param>
public sealed class RunAnnouncer(IProgress<WorkerMessage> announce, LiveSamples samples, TimeProvider clock) : ITrainingObserver
{
    /// <summary>Least time between two announced batches: at most five a second.</summary>
    private static readonly TimeSpan BatchPause = TimeSpan.FromMilliseconds(200);

    /// <summary>Most classes whose F1 is told; of more, the line could grow beyond what is read.</summary>
    private const int MostClasses = 100;

    private const int Digits = 4;

    private long? _lastBatch;

    /// <inheritdoc />
    public void OnStarted(TrainingStart start)
    {
        ArgumentNullException.ThrowIfNull(start);
        announce.Report(new StartedMessage(start.Device, start.Parameters, start.BatchesPerEpoch, start.Epochs, start.Precision, start.FirstEpoch));
    }

    /// <inheritdoc />
    public void OnBatch(BatchProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        if (_lastBatch is { } last && clock.GetElapsedTime(last) < BatchPause)
            return;
        _lastBatch = clock.GetTimestamp();
        announce.Report(new BatchMessage(
            progress.Epoch, progress.Batch, progress.Batches, Finite(progress.ImagesPerSecond) ?? 0, Finite(progress.RunningLoss),
            Finite(progress.RunningAccuracy), Finite(progress.LearningRate), Environment.WorkingSet));
    }

    /// <inheritdoc />
    public void OnEpochCompleted(FinishedEpoch epoch)
    {
        ArgumentNullException.ThrowIfNull(epoch);
        var result = epoch.Result;
        announce.Report(new EpochMessage(
            result.Epoch, result.ValidationAccuracy, result.Seconds, result.IsBest, result.ValidationMacroF1,
            result.ClassF1.Count <= MostClasses ? [.. result.ClassF1.Select(value => Math.Round(value, Digits))] : null,
            samples.Predictions(epoch.ValidationProbabilities)));
    }

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
