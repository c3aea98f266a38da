namespace Fer.Engine.Training;

/// <summary>An epoch that has been trained, scored on validation and saved.</summary>
/// <param name="Result">Its figures.</param>
/// <param name="Saved">Checkpoints of it, whole and safe on disk.</param>
/// <param name="Dropped">Checkpoints of earlier epochs that nothing needs any more; deleted once the observer has recorded the new ones.</param>
/// <param name="ValidationProbabilities">Class probabilities of the validation images, row by row, N·C values.</param>
public sealed record FinishedEpoch(
    EpochResult Result, IReadOnlyList<SavedCheckpoint> Saved, IReadOnlyList<SavedCheckpoint> Dropped, float[] ValidationProbabilities);
