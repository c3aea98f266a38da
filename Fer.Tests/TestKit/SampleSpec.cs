using Fer.Data.Samples;

namespace Fer.Tests.TestKit;

/// <summary>A sample to be put into a test's database.</summary>
/// <param name="Label">Class index.</param>
/// <param name="Usage">Part that the source assigned.</param>
/// <param name="Image">Samples with the same number here have the same pixels; null for an image of its own.</param>
public sealed record SampleSpec(int Label, SourceUsage Usage = SourceUsage.Training, int? Image = null);
