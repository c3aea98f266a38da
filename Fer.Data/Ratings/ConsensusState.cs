namespace Fer.Data.Ratings;

/// <summary>Whether raters agree on a sample.</summary>
public enum ConsensusState
{
    /// <summary>Too few of them answered.</summary>
    TooFewAnswers,

    /// <summary>They agree on a class.</summary>
    Agreed,

    /// <summary>They agree that it shows no face.</summary>
    NotAFace,

    /// <summary>They do not agree, or agree that they cannot decide.</summary>
    Disputed,
}
