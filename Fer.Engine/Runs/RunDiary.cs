using System.Globalization;
using Fer.Data.Runs;
using Fer.Engine.Training;

namespace Fer.Engine.Runs;

/// <summary>Writes what a run does into its log, a line an event.</summary>
public sealed class RunDiary(RunLog log, int runId) : ITrainingObserver
{
    private int _epochs;

    /// <inheritdoc />
    public void OnStarted(TrainingStart start)
    {
        ArgumentNullException.ThrowIfNull(start);
        _epochs = start.Epochs;
        var verb = start.FirstEpoch > 1 ? $"Going on with epoch {Text(start.FirstEpoch)}" : "Started";
        Write($"{verb}: {start.Device}, {start.ThreadCount} {(start.ThreadCount == 1 ? "thread" : "threads")}, {Words(start.Precision)}, {start.Parameters} parameters, {start.BatchesPerEpoch} batches an epoch, {start.Epochs} {(start.Epochs == 1 ? "epoch" : "epochs")}.");
    }

    /// <inheritdoc />
    public void OnEpochCompleted(FinishedEpoch epoch)
    {
        ArgumentNullException.ThrowIfNull(epoch);
        var result = epoch.Result;
        Write($"Epoch {result.Epoch} of {_epochs}: training loss {result.TrainLoss:F4}, validation loss {result.ValidationLoss:F4}, validation accuracy {result.ValidationAccuracy * 100:F2} %, {result.Seconds:F1} s, {result.ImagesPerSecond:F0} images/s{(result.IsBest ? ", the best so far" : "")}.");
    }

    private void Write(FormattableString line) => log.Append(runId, line.ToString(CultureInfo.InvariantCulture));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Words(NumberPrecision precision) => precision == NumberPrecision.BFloat16 ? "bfloat16" : "32-bit floats";
}
