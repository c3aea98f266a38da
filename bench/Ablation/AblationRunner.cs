using System.Globalization;
using Fer.Bench.Reporting;
using Fer.Data.Runs;
using Fer.Engine.Models;
using Fer.Engine.Training;

namespace Fer.Bench.Ablation;

/// <summary>Trains one setting after the other on the same images, with the trainer that runs use.</summary>
internal sealed class AblationRunner(LabelledImages train, LabelledImages validation, int classCount)
{
    public AblationRow Run(string name, Hyperparameters recipe, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("fer-bench-ablate-");
        try
        {
            var outcome = new Trainer(TimeProvider.System).Train(new TrainingPlan
            {
                Hyperparameters = recipe,
                Architecture = RunArchitecture.Of(recipe),
                ClassCount = classCount,
                Train = train,
                Validation = validation,
                CheckpointFolder = folder.FullName,
                ThreadCount = Environment.ProcessorCount,
            }, new Progress(name), ct);
            ct.ThrowIfCancellationRequested();
            return Describe(name, outcome.Epochs);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static AblationRow Describe(string name, IReadOnlyList<EpochResult> epochs)
    {
        var (best, last) = (epochs.MaxBy(epoch => epoch.ValidationAccuracy)!, epochs[^1]);
        return new(
            name, best.ValidationAccuracy, best.Epoch, last.ValidationAccuracy, last.ValidationMacroF1, last.TrainAccuracy,
            epochs.Sum(epoch => epoch.Seconds), Statistics.Middle([.. epochs.Select(epoch => epoch.ImagesPerSecond)]), [.. epochs.Select(epoch => epoch.ValidationAccuracy)]);
    }

    private sealed class Progress(string name) : ITrainingObserver
    {
        public void OnEpochCompleted(FinishedEpoch epoch) => Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name} epoch {epoch.Result.Epoch}: validation {100 * epoch.Result.ValidationAccuracy:0.00} %, training {100 * epoch.Result.TrainAccuracy:0.0} %, {epoch.Result.Seconds:0} s"));
    }
}
