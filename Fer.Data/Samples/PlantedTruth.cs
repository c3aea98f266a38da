namespace Fer.Data.Samples;

/// <summary>
/// What is true of a drawn sample: the expression that was drawn, and the faults that were planted on purpose.
/// Quality checks are measured against it and must never read it.
/// </summary>
public sealed class PlantedTruth
{
    /// <summary>The drawn sample.</summary>
    public required long SampleId { get; init; }

    /// <summary>Class index of the expression that was drawn.</summary>
    public required int TrueLabel { get; init; }

    /// <summary>Whether the sample was given another label than <see cref="TrueLabel"/>.</summary>
    public required bool IsWrongLabel { get; init; }

    /// <summary>The sample whose pixels this one repeats; null where it is no planted duplicate.</summary>
    public long? DuplicateOfSampleId { get; init; }
}
