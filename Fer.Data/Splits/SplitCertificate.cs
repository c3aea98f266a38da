namespace Fer.Data.Splits;

/// <summary>What was proven about a split when it was made. Parts are train, validation and test; what is left out is in none.</summary>
public sealed record SplitCertificate
{
    /// <summary>Samples in the three parts.</summary>
    public required int Images { get; init; }

    /// <summary>Groups of images with the same pixels.</summary>
    public required int ExactGroups { get; init; }

    /// <summary>Those groups with members in more than one part.</summary>
    public required int ExactCrossing { get; init; }

    /// <summary>Correlation of the pixels from which images count as nearly identical; null where they were not looked for.</summary>
    public double? NearThreshold { get; init; }

    /// <summary>Groups of identical or nearly identical images at that threshold; 0 where they were not looked for.</summary>
    public required int NearGroups { get; init; }

    /// <summary>Those groups with members in more than one part.</summary>
    public required int NearCrossing { get; init; }

    /// <summary>Samples in the parts that were never compared for near duplicates, since they came after the last quality run.</summary>
    public required int NearUnchecked { get; init; }

    /// <summary>Field whose values were kept together, in words such as <c>folder</c>; null for none.</summary>
    public string? Field { get; init; }

    /// <summary>Values of that field with members in more than one part.</summary>
    public int FieldCrossing { get; init; }

    /// <summary>Largest difference between a class's share of a part and its share of all parts, in percentage points.</summary>
    public required double ClassDeviation { get; init; }

    /// <summary>Groups of identical or nearly identical images whose labels differ.</summary>
    public required int ConflictingGroups { get; init; }

    /// <summary>Samples in the parts that were stored while a model was tried; 0 in certificates of before there were any.</summary>
    public int FromUse { get; init; }

    /// <summary>Those of them in the test part, where none should be.</summary>
    public int FromUseTested { get; init; }
}
