namespace Fer.Engine.Importing;

/// <summary>What was planted in a drawn image.</summary>
/// <param name="TrueLabel">Class index that was drawn.</param>
/// <param name="DuplicateOfKey">Source key of the image whose pixels it repeats; null for none.</param>
internal sealed record Planted(int TrueLabel, string? DuplicateOfKey);
