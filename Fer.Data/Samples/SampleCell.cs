namespace Fer.Data.Samples;

/// <summary>What a grid shows of one sample.</summary>
/// <param name="Id">The sample.</param>
/// <param name="Label">Class index now.</param>
/// <param name="OriginalLabel">Class index at import.</param>
/// <param name="Version">Version that a writer has to name.</param>
/// <param name="ImageTag">First 12 hexadecimal digits of the pixel hash; part of the image's address.</param>
public sealed record SampleCell(long Id, int Label, int OriginalLabel, int Version, string ImageTag)
{
    /// <summary>Whether a person stands by its label.</summary>
    public bool IsReviewed { get; init; }

    /// <summary>Class index that the view's run predicted; null where the view has no run, or the run was not scored on it.</summary>
    public int? Predicted { get; init; }

    /// <summary>How sure the run was, 0 to 1; null where there is no prediction.</summary>
    public float? Confidence { get; init; }

    /// <summary>Whether it is kept out of splits made from now on.</summary>
    public bool IsExcluded { get; init; }
}
