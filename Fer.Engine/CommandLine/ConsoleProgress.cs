using System.Globalization;
using Fer.Engine.Runs.Messages;

namespace Fer.Engine.CommandLine;

/// <summary>Tells a person at the terminal what a run does, a line an epoch.</summary>
internal sealed class ConsoleProgress(VerbOutput output) : IProgress<WorkerMessage>
{
    private int _epochs;
    private double _speed;

    /// <inheritdoc />
    public void Report(WorkerMessage value)
    {
        switch (value)
        {
            case StateMessage { Phase: WorkerPhase.Loading }:
                output.Note("Reading the images.");
                break;
            case StateMessage { Phase: WorkerPhase.Evaluating }:
                output.Note("Scoring the best weights on validation.");
                break;
            case StartedMessage started:
                _epochs = started.Epochs;
                output.Note(Invariant($"Training {started.Parameters:N0} parameters on {started.Device}, {started.BatchesPerEpoch} batches an epoch."));
                break;
            case BatchMessage batch:
                _speed = batch.ImagesPerSecond;
                break;
            case EpochMessage epoch:
                output.Note(Invariant($"Epoch {epoch.Epoch} of {_epochs}: validation {epoch.ValidationAccuracy * 100:F1} %{(epoch.IsBest ? ", the best so far" : "")}, {epoch.Seconds:F1} s, {_speed:F0} images/s."));
                break;
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
