namespace Fer.Engine.Quality;

/// <summary>Weights that images are seen with.</summary>
/// <param name="RunId">Run they belong to.</param>
/// <param name="Path">Checkpoint file.</param>
internal sealed record FeatureSource(int RunId, string Path);
