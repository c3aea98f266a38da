namespace Fer.Engine.CommandLine;

/// <summary>Images of one class.</summary>
/// <param name="Index">Class index.</param>
/// <param name="Name">Class name.</param>
/// <param name="Images">Images of this class now.</param>
/// <param name="Imported">Images of this class at import.</param>
/// <param name="Usages">Images now, by the part that the source assigned.</param>
public sealed record ClassCount(int Index, string Name, int Images, int Imported, IReadOnlyDictionary<string, int> Usages);
