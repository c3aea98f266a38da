namespace Fer.Data.Splits;

/// <summary>Immutable assignment of a dataset's samples to parts, with their labels at that moment.</summary>
public sealed class Split
{
    /// <summary>Key.</summary>
    public int Id { get; init; }

    /// <summary>Dataset it divides.</summary>
    public required int DatasetId { get; init; }

    /// <summary>Name, unique within the dataset; 1 to 100 characters.</summary>
    public required string Name { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Seed of the draw.</summary>
    public required long Seed { get; init; }

    /// <summary>Share of the samples outside the test part that validate; above 0, below 1.</summary>
    public required double ValidationShare { get; init; }

    /// <summary>How the test part was chosen.</summary>
    public required TestRule TestRule { get; init; }

    /// <summary>Share drawn as the test part where <see cref="TestRule"/> is <see cref="TestRule.Share"/>; else null.</summary>
    public double? TestShare { get; init; }

    /// <summary>SHA-256 over sample, part and label of every row in the order of sample id; two splits with the same hash are the same.</summary>
    public required byte[] ContentHash { get; init; }

    /// <summary>Whether nearly identical images were kept in one part, besides identical ones.</summary>
    public bool KeepsNearTogether { get; init; }

    /// <summary>Field whose equal values were kept in one part.</summary>
    public SplitField Field { get; init; }

    /// <summary>Split whose assignment it takes over with the labels of its own moment; null where it was drawn.</summary>
    public int? BaseSplitId { get; init; }

    /// <summary>Cross-validation it is a fold of; null for splits that people make.</summary>
    public int? CrossValidationId { get; init; }

    /// <summary>Number of the fold that validates, from 1; null outside cross-validations.</summary>
    public int? Fold { get; init; }

    /// <summary>What was proven when it was made; null for splits of before there were certificates.</summary>
    public SplitCertificate? Certificate { get; init; }

    /// <summary>The assignment.</summary>
    public List<SplitSample> Samples { get; } = [];
}
