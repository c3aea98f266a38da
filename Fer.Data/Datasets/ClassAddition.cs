namespace Fer.Data.Datasets;

/// <summary>How adding a class ended.</summary>
/// <param name="Index">Index of the new class; null where none was made.</param>
/// <param name="Problems">Why none was made; empty where one was.</param>
public sealed record ClassAddition(int? Index, IReadOnlyList<ClassProblem> Problems);
