namespace Fer.Engine.Curation;

/// <summary>An image whose signature is near one that was looked up.</summary>
/// <param name="Image">Its position.</param>
/// <param name="Distance">Bits in which they differ.</param>
/// <param name="ShiftX">Pixels by which the image looked up would be moved right to lie on it.</param>
/// <param name="ShiftY">Pixels by which it would be moved down.</param>
internal readonly record struct SignatureMatch(int Image, int Distance, int ShiftX = 0, int ShiftY = 0);
