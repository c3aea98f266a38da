namespace Fer.Engine.Curation;

/// <summary>Two images that show the same picture.</summary>
/// <param name="First">Position of the earlier image.</param>
/// <param name="Second">Position of the later image; above <paramref name="First"/>.</param>
/// <param name="Correlation">Pearson correlation of the pixels where the two overlap, up to 1; 1 for identical pixels.</param>
/// <param name="IsMirrored">Whether the second one is mirrored left to right.</param>
/// <param name="ShiftX">Pixels by which the second one, after any mirroring, is moved right to lie on the first; -2 to 2.</param>
/// <param name="ShiftY">Pixels by which it is moved down; -2 to 2.</param>
public readonly record struct NearPair(int First, int Second, float Correlation, bool IsMirrored, int ShiftX, int ShiftY);
