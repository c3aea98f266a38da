namespace Fer.Data.Quality;

/// <summary>Kinds of quality issue. The first four follow from the samples themselves; the others are on record as <see cref="QualityIssue"/>.</summary>
public enum QualityIssueKind
{
    /// <summary>Another sample has the same pixels and the same label.</summary>
    ExactDuplicate,

    /// <summary>Another sample has the same pixels and a different label.</summary>
    ConflictingDuplicate,

    /// <summary>A sample with the same pixels stands in another part of the source's own split.</summary>
    Leak,

    /// <summary>Another sample shows nearly the same picture.</summary>
    NearDuplicate,

    /// <summary>A model that never saw the sample believes in another class.</summary>
    LabelSuspect,

    /// <summary>The image is blank or nearly so.</summary>
    Blank,

    /// <summary>The image is too dark to see a face.</summary>
    TooDark,

    /// <summary>The image is too bright to see a face.</summary>
    TooBright,

    /// <summary>The image has hardly any contrast.</summary>
    LowContrast,

    /// <summary>The image is blurred.</summary>
    Blurred,

    /// <summary>The image is unlike all others: text, a drawing, not a face.</summary>
    Outlier,

    /// <summary>The image was stored while a model was tried on it; nobody has looked at its label since.</summary>
    FromUse,
}
