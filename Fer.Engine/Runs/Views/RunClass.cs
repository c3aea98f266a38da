namespace Fer.Engine.Runs.Views;

/// <summary>A class that a run tells apart.</summary>
/// <param name="Index">Index, from 0.</param>
/// <param name="Name">Name.</param>
/// <param name="ColourSlot">Place in the theme's class palette, from 1.</param>
/// <param name="ValidationCount">Images of the class in the run's validation part.</param>
public sealed record RunClass(int Index, string Name, int ColourSlot, int ValidationCount);
