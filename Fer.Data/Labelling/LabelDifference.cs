namespace Fer.Data.Labelling;

/// <summary>Samples that had one label at a moment and have another, or the same, now.</summary>
/// <param name="Then">Class index at the moment; null for samples that were imported later.</param>
/// <param name="Now">Class index now.</param>
/// <param name="Count">Samples.</param>
public sealed record LabelDifference(int? Then, int Now, int Count);
