namespace Fer.Data.Samples;

/// <summary>A sample with the same or nearly the same pixels as another.</summary>
/// <param name="Id">The sample.</param>
/// <param name="Label">Its class index now.</param>
/// <param name="Usage">Part that its source assigned.</param>
/// <param name="SourceKey">Its place in the source.</param>
public sealed record SampleCopy(long Id, int Label, SourceUsage Usage, string SourceKey)
{
    /// <summary>First 12 hexadecimal digits of the pixel hash; part of the image's address. Empty where it was not asked for.</summary>
    public string ImageTag { get; init; } = "";

    /// <summary>Whether it is kept out of splits made from now on; false where it was not asked for.</summary>
    public bool IsExcluded { get; init; }
}
