using Fer.Engine.Training;

namespace Fer.Engine.Runs.Worker;

/// <summary>The images of one part of a split, in the order of their samples' ids.</summary>
/// <param name="SampleIds">Sample of each image.</param>
/// <param name="Images">Pixels, and labels as the split stored them.</param>
public sealed record PartImages(long[] SampleIds, LabelledImages Images);
