namespace Fer.Data.Ratings;

/// <summary>How giving an answer ended.</summary>
public enum RatingOutcome
{
    /// <summary>The answer is on disk.</summary>
    Saved,

    /// <summary>The round takes no more answers; nothing was written.</summary>
    Closed,

    /// <summary>The round does not ask about this sample; nothing was written.</summary>
    UnknownSample,

    /// <summary>The dataset has no such class, or it was merged into another; nothing was written.</summary>
    UnknownClass,
}
