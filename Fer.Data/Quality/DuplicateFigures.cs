namespace Fer.Data.Quality;

/// <summary>Identical and nearly identical images of a dataset, counted.</summary>
public sealed record DuplicateFigures
{
    /// <summary>Groups of images with the same pixels.</summary>
    public required int ExactGroups { get; init; }

    /// <summary>Samples in them.</summary>
    public required int ExactSamples { get; init; }

    /// <summary>Those groups whose labels differ.</summary>
    public required int ExactConflicts { get; init; }

    /// <summary>Those groups that stand in more than one part of the source's own split.</summary>
    public required int ExactLeaks { get; init; }

    /// <summary>Pairs at or above the threshold that differ in their pixels.</summary>
    public required int NearPairs { get; init; }

    /// <summary>Groups of identical or nearly identical images, exact copies included.</summary>
    public required int Groups { get; init; }

    /// <summary>Samples in them.</summary>
    public required int Samples { get; init; }

    /// <summary>Those groups whose labels differ.</summary>
    public required int Conflicts { get; init; }

    /// <summary>Those groups that stand in more than one part of the source's own split.</summary>
    public required int Leaks { get; init; }

    /// <summary>Correlation of the pixels from which two images count as nearly identical.</summary>
    public required double Threshold { get; init; }
}
