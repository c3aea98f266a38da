namespace Fer.Engine.Storage;

/// <summary>Something that is not as it must be.</summary>
/// <param name="Place">Which row or file.</param>
/// <param name="Problem">What is wrong.</param>
public sealed record Finding(string Place, string Problem);
