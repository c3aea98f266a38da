namespace Fer.Data.Quality;

/// <summary>How a decision about an issue ended.</summary>
public enum ReviewOutcome
{
    /// <summary>The decision is on disk.</summary>
    Saved,

    /// <summary>The same act had arrived before; nothing was written again.</summary>
    AlreadyApplied,

    /// <summary>The issue was decided meanwhile, by whomever; nothing was written.</summary>
    AlreadyDecided,

    /// <summary>Somebody else changed the label in the meantime; nothing was written.</summary>
    Conflict,

    /// <summary>There is no such issue.</summary>
    UnknownIssue,

    /// <summary>The dataset has no such class, it was merged into another, or there is no suggestion to accept.</summary>
    UnknownClass,

    /// <summary>A newer check suggests another class than the one that was accepted.</summary>
    Superseded,
}
