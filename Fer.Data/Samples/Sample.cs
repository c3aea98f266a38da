using Fer.Data.Labelling;

namespace Fer.Data.Samples;

/// <summary>One image of a dataset, without its bytes (<see cref="SampleImage"/>).</summary>
public sealed class Sample
{
    /// <summary>Key; grows in the order of import.</summary>
    public long Id { get; init; }

    /// <summary>Dataset it belongs to.</summary>
    public required int DatasetId { get; init; }

    /// <summary>Source it came from.</summary>
    public required int ImportSourceId { get; init; }

    /// <summary>Where in its source: <c>row 17</c> (from 0, as FER+ counts) or the entry's path with forward slashes, which a face cut out of a photograph continues by its number (<c>happy/a.jpg-face1.png</c>). Unique within the source.</summary>
    public required string SourceKey { get; init; }

    /// <summary>Row in a table, from 0; null for folders and archives.</summary>
    public int? SourceRow { get; init; }

    /// <summary>Part that the source itself assigned.</summary>
    public required SourceUsage Usage { get; init; }

    /// <summary>Class index at import.</summary>
    public required int OriginalLabel { get; init; }

    /// <summary>Class index now: the fold of the sample's <see cref="LabelEvent"/> log, cached.</summary>
    public required int Label { get; set; }

    /// <summary>Grows by one with each change of the label; a writer that saw an older version is refused.</summary>
    public int Version { get; set; } = 1;

    /// <summary>SHA-256 of the decoded pixels as 8-bit gray at the image's own size, preceded by width and height as little-endian 32-bit integers; 32 bytes.</summary>
    public required byte[] PixelHash { get; init; }

    /// <summary>Width in pixels as stored.</summary>
    public required int Width { get; init; }

    /// <summary>Height in pixels as stored.</summary>
    public required int Height { get; init; }

    /// <summary>Whether a person looked at it and stands by its label: the fold of its review events, cached.</summary>
    public bool IsReviewed { get; set; }

    /// <summary>Whether it is kept out of splits made from now on: the fold of its exclusion events, cached.</summary>
    public bool IsExcluded { get; set; }

    /// <summary>Mean gray value, 0 (black) to 1 (white); null until it was measured.</summary>
    public double? Brightness { get; set; }

    /// <summary>Standard deviation of the gray values, 0 (flat) to 0.5; null until it was measured.</summary>
    public double? Contrast { get; set; }

    /// <summary>Samples of the dataset with the same pixels, this one included; 1 where it is the only one.</summary>
    public int CopyCount { get; set; } = 1;

    /// <summary>Lowest sample id of its group of identical or nearly identical images, as the last quality run found them; null where it is in none.</summary>
    public long? NearGroup { get; set; }

    /// <summary>What most raters said: a class index, or one of <see cref="VoteMajority"/>'s values; null without votes.</summary>
    public int? Majority { get; set; }

    /// <summary>Share of the votes that the most frequent answer got, above 0 to 1; null without votes.</summary>
    public double? VoteAgreement { get; set; }

    /// <summary>Entropy of the votes in bits, 0 where all raters agree; null without votes.</summary>
    public double? VoteEntropy { get; set; }

    /// <summary>The stored bytes.</summary>
    public SampleImage? Image { get; init; }
}
