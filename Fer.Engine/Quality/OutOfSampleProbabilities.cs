namespace Fer.Engine.Quality;

/// <summary>What models said of images that they were not trained on.</summary>
/// <param name="Source">Who said so, in words.</param>
/// <param name="SampleIds">N samples, ascending.</param>
/// <param name="Probabilities">N·C probabilities, row by row.</param>
/// <param name="ClassCount">Number of classes C that the models know.</param>
public sealed record OutOfSampleProbabilities(string Source, IReadOnlyList<long> SampleIds, float[] Probabilities, int ClassCount);
