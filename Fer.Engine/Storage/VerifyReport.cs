namespace Fer.Engine.Storage;

/// <summary>What a check of the data folder found.</summary>
/// <param name="Images">Images whose pixels were hashed.</param>
/// <param name="LabelEvents">Label events that were folded.</param>
/// <param name="Splits">Splits whose rows were hashed.</param>
/// <param name="Checkpoints">Checkpoint files that were hashed.</param>
/// <param name="Findings">What is wrong; empty where all is well.</param>
public sealed record VerifyReport(int Images, int LabelEvents, int Splits, int Checkpoints, IReadOnlyList<Finding> Findings)
{
    /// <summary>Whether all is well.</summary>
    public bool IsSound => Findings.Count == 0;
}
