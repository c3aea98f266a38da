namespace Fer.Data.Runs;

/// <summary>Which checkpoint holds the weights that a run is judged by.</summary>
public static class JudgedWeights
{
    /// <summary>Kind of the checkpoint that scores, exports and features are made with.</summary>
    public static CheckpointKind JudgedCheckpoint(this Hyperparameters settings) =>
        settings.Weights == KeptWeights.LastEpoch ? CheckpointKind.Last : CheckpointKind.Best;
}
