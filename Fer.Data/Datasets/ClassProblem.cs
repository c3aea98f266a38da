namespace Fer.Data.Datasets;

/// <summary>Why a class cannot be as somebody wants it.</summary>
/// <param name="Index">Class index.</param>
/// <param name="Field">What of it.</param>
/// <param name="Text">The reason and what to do, as a sentence.</param>
public sealed record ClassProblem(int Index, ClassField Field, string Text);
