using Fer.Data.Runs;

namespace Fer.Engine.CrossValidations;

/// <summary>One fold of a cross-validation.</summary>
/// <param name="Fold">Its number, from 1.</param>
/// <param name="SplitId">Split whose validation part it is.</param>
/// <param name="RunId">Latest run on it.</param>
/// <param name="State">State of that run.</param>
/// <param name="Epochs">Epochs that the run has finished.</param>
/// <param name="Accuracy">Accuracy on the fold, 0 to 1; null until it was scored.</param>
/// <param name="Count">Images scored.</param>
/// <param name="CanResume">Whether that run can go on from where it stopped; else the fold needs a new one.</param>
public sealed record FoldRow(int Fold, int SplitId, int RunId, RunState State, int Epochs, double? Accuracy, int Count, bool CanResume)
{
    /// <summary>Whether its images have out-of-fold probabilities.</summary>
    public bool IsDone => State == RunState.Completed && Accuracy is not null;

    /// <summary>Whether its run ended without a score, so that it has to be run again.</summary>
    public bool HasEndedEarly => !IsDone && State is not (RunState.Queued or RunState.Running or RunState.Paused);
}
