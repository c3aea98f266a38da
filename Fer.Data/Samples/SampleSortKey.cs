namespace Fer.Data.Samples;

/// <summary>What samples are put in order by.</summary>
public enum SampleSortKey
{
    /// <summary>Place in the import.</summary>
    Imported,

    /// <summary>Mean gray value.</summary>
    Brightness,

    /// <summary>Standard deviation of the gray values.</summary>
    Contrast,

    /// <summary>Share of the votes for the most frequent answer.</summary>
    Agreement,

    /// <summary>Entropy of the votes.</summary>
    Entropy,

    /// <summary>Probability that the chosen run gives to the class it predicts.</summary>
    Confidence,

    /// <summary>The last act that changed the sample.</summary>
    Changed,
}
