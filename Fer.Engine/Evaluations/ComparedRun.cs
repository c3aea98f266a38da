using Fer.Data.Runs;
using Fer.Engine.Runs.Views;

namespace Fer.Engine.Evaluations;

/// <summary>A run in a comparison.</summary>
/// <param name="Run">The run.</param>
/// <param name="Epochs">Its curve.</param>
/// <param name="Score">Its stored score on the compared part; null where it has none.</param>
public sealed record ComparedRun(RunRow Run, IReadOnlyList<EpochPoint> Epochs, PartScore? Score)
{
    /// <summary>Its stored score on validation, whatever part is compared; null where it has none.</summary>
    public PartScore? Validation { get; init; }

    /// <summary>
    /// Accuracy on validation of the weights that it is judged by, 0 to 1: what runs are ranked by, since the test part may not choose. Null before the
    /// first epoch.
    /// </summary>
    public double? RankedBy => Validation?.Accuracy
        ?? (Run.Settings.Weights == KeptWeights.LastEpoch ? (Epochs is [.., var last] ? last.ValidationAccuracy : null) : Run.Best?.Accuracy);
}
