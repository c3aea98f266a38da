namespace Fer.Data.Quality;

/// <summary>Two samples of a dataset that show nearly the same picture.</summary>
public sealed class NearPair
{
    /// <summary>Sample with the lower id.</summary>
    public required long FirstId { get; init; }

    /// <summary>Sample with the higher id.</summary>
    public required long SecondId { get; init; }

    /// <summary>Their dataset.</summary>
    public required int DatasetId { get; init; }

    /// <summary>Correlation of the pixels at the best shift, mirrored or not; up to 1.</summary>
    public required double Correlation { get; init; }

    /// <summary>Whether one is the other's mirror image.</summary>
    public required bool IsMirrored { get; init; }

    /// <summary>Whether a person said that the two are different pictures; such a pair joins no group any more.</summary>
    public bool IsRejected { get; set; }
}
