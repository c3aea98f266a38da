namespace Fer.Data.Datasets;

/// <summary>A class and how many samples carry it.</summary>
/// <param name="Index">Class index.</param>
/// <param name="Name">Name.</param>
/// <param name="Hotkey">Key that gives this label.</param>
/// <param name="ColourSlot">Place in the class palette, from 1.</param>
/// <param name="Count">Samples.</param>
/// <param name="MergedIntoIndex">Class that it was merged into and that gives labels in its place; null for a class in use.</param>
public sealed record ClassCount(int Index, string Name, string Hotkey, int ColourSlot, int Count, int? MergedIntoIndex = null);
