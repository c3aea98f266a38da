namespace Fer.Data.Runs;

/// <summary>What differs between the runs of a group.</summary>
public enum RunGroupKind
{
    /// <summary>The number of epochs: how much training is enough?</summary>
    Epochs,

    /// <summary>The seed only: how much is chance?</summary>
    Seeds,

    /// <summary>Chosen settings, in every combination.</summary>
    Grid,
}
