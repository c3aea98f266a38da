namespace Fer.Web.Components.Runs;

/// <summary>Why a run's test result is no longer a fresh one.</summary>
/// <param name="Label">In two or three words, for a badge.</param>
/// <param name="Words">In a sentence or two.</param>
public sealed record TestLookMark(string Label, string Words);
