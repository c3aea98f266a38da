namespace Fer.Data.Labelling;

/// <summary>How a relabelling ended.</summary>
public enum RelabelOutcome
{
    /// <summary>The label is on disk.</summary>
    Saved,

    /// <summary>The image had this label already; nothing was written.</summary>
    Unchanged,

    /// <summary>The same event had arrived before; nothing was written again.</summary>
    AlreadyApplied,

    /// <summary>Somebody else changed the label in the meantime; nothing was written.</summary>
    Conflict,

    /// <summary>There is no such image.</summary>
    UnknownSample,

    /// <summary>The dataset has no such class.</summary>
    UnknownClass,
}
