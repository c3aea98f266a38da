namespace Fer.Data.Labelling;

/// <summary>How a relabelling ended.</summary>
public enum RelabelOutcome
{
    /// <summary>The change is on disk.</summary>
    Saved,

    /// <summary>Everything was so already; nothing was written.</summary>
    Unchanged,

    /// <summary>The same act had arrived before; nothing was written again.</summary>
    AlreadyApplied,

    /// <summary>Somebody else changed the label in the meantime; nothing was written.</summary>
    Conflict,

    /// <summary>There is no such image.</summary>
    UnknownSample,

    /// <summary>The dataset has no such class, or it was merged into another.</summary>
    UnknownClass,
}
