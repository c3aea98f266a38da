using Fer.Data.Splits;

namespace Fer.Engine.CommandLine;

/// <summary>Result of <c>fer split --compare</c>.</summary>
/// <param name="First">Name of the first split.</param>
/// <param name="Second">Name of the second split.</param>
/// <param name="AreSame">Whether both hold exactly the same.</param>
/// <param name="Added">Images in a part of the second and in none of the first.</param>
/// <param name="Removed">Images in a part of the first and in none of the second.</param>
/// <param name="Moved">Images in different parts.</param>
/// <param name="Relabelled">Images in a part of both, with different labels.</param>
/// <param name="Flows">All images of the dataset by their places in both.</param>
public sealed record SplitCompareResult(
    string First, string Second, bool AreSame, int Added, int Removed, int Moved, int Relabelled, IReadOnlyList<SplitFlow> Flows);
