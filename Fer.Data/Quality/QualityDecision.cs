namespace Fer.Data.Quality;

/// <summary>What a person decided about a quality issue.</summary>
public enum QualityDecision
{
    /// <summary>The label stands and the image is fine.</summary>
    Kept,

    /// <summary>The suggested class was right.</summary>
    Accepted,

    /// <summary>Another class than the suggested one was right.</summary>
    Relabelled,

    /// <summary>More than one class fits: tagged as ambiguous, the label stays.</summary>
    Ambiguous,

    /// <summary>It shows no face: tagged as such and kept out of new splits.</summary>
    NotAFace,

    /// <summary>Kept out of new splits.</summary>
    Excluded,
}
