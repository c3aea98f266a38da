namespace Fer.Data.Quality;

/// <summary>What a quality run is asked to check. Stored with the run.</summary>
public sealed record QualityRequest
{
    /// <summary>Whether identical and nearly identical images are looked for.</summary>
    public bool Duplicates { get; init; } = true;

    /// <summary>Whether faults of images are looked for: blank, dark, bright, flat, blurred, unlike all others.</summary>
    public bool Images { get; init; } = true;

    /// <summary>Whether properties of images that give the label away are looked for.</summary>
    public bool Properties { get; init; } = true;

    /// <summary>Cross-validation whose out-of-fold probabilities judge the labels; null for none. The quality run waits for its folds.</summary>
    public int? CrossValidationId { get; init; }

    /// <summary>Run whose probabilities on images it was not trained on judge the labels; null for none.</summary>
    public int? RunId { get; init; }

    /// <summary>Whether everything is looked at anew instead of only what changed since the last quality run.</summary>
    public bool Anew { get; init; }
}
