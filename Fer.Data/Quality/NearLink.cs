namespace Fer.Data.Quality;

/// <summary>Two samples of a group that differ in their pixels and show nearly the same picture.</summary>
/// <param name="FirstId">Sample with the lower id.</param>
/// <param name="SecondId">Sample with the higher id.</param>
/// <param name="Correlation">Correlation of the pixels at the best shift; up to 1.</param>
/// <param name="IsMirrored">Whether one is the other's mirror image.</param>
public sealed record NearLink(long FirstId, long SecondId, double Correlation, bool IsMirrored);
