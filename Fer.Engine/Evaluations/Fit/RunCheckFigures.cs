namespace Fer.Engine.Evaluations.Fit;

/// <summary>What curves cannot tell of a run: whether it was judged on images that it knew, and whether it learnt wrong labels by heart.</summary>
public sealed record RunCheckFigures
{
    /// <summary>Validation and test, those that have images.</summary>
    public required IReadOnlyList<LeakedPart> Leaks { get; init; }

    /// <summary>Whether nearly identical images were looked for, and not identical ones alone.</summary>
    public required bool HasNearScan { get; init; }

    /// <summary>Training images whose label, as the run learnt it, is doubted and was not found right by a person.</summary>
    public required int DoubtedTraining { get; init; }

    /// <summary>Training, null where it was not scored image by image.</summary>
    public required DoubtedPart? Training { get; init; }

    /// <summary>Validation, null where it was not scored image by image.</summary>
    public required DoubtedPart? Validation { get; init; }

    /// <summary>Whether any label of the dataset was ever doubted; without it nothing can be said of wrong labels.</summary>
    public required bool HasDoubts { get; init; }
}
