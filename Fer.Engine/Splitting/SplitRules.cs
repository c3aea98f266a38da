using Fer.Data.Splits;

namespace Fer.Engine.Splitting;

/// <summary>How a dataset is divided. The same rules on the same images give the same split.</summary>
public sealed record SplitRules
{
    /// <summary>Share of the images outside the test part that validate; above 0, below 1.</summary>
    public double ValidationShare { get; init; } = 0.3;

    /// <summary>How the test part is chosen.</summary>
    public TestRule TestRule { get; init; } = TestRule.ImportedUsage;

    /// <summary>Share of all images drawn as the test part under <see cref="TestRule.Share"/>; above 0, below 1.</summary>
    public double TestShare { get; init; } = 0.1;

    /// <summary>Seed of the draw.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>
    /// Whether images that share a group with one of a later part are left out, where the source settled the parts: train
    /// and validation images that go with a test image, and train images that go with a validation image.
    /// </summary>
    public bool LeaveLeaksOut { get; init; } = true;

    /// <summary>Whether nearly identical images, too, go into one part; identical ones always do.</summary>
    public bool KeepNearTogether { get; init; } = true;

    /// <summary>Field whose equal values go into one part.</summary>
    public SplitField Field { get; init; }
}
