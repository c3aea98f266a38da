namespace Fer.Engine.Evaluations;

/// <summary>A class as results show it.</summary>
/// <param name="Index">Index, from 0.</param>
/// <param name="Name">Name.</param>
/// <param name="ColourSlot">Place in the theme's class palette, from 1.</param>
public sealed record ClassLabel(int Index, string Name, int ColourSlot);
