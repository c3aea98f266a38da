namespace Fer.Data.Samples.Facets;

/// <summary>A property of samples that a filter can have a condition on. Its values are numbers; what they stand for is said at each.</summary>
public enum Facet
{
    /// <summary>Class index of the present label.</summary>
    Class,

    /// <summary>Class index at import.</summary>
    Original,

    /// <summary>Part of the chosen split, as its number.</summary>
    Part,

    /// <summary>Part that the source assigned, as its number.</summary>
    Usage,

    /// <summary>1 where a person reviewed it, else 0.</summary>
    Reviewed,

    /// <summary>1 where it is kept out of new splits, else 0.</summary>
    Excluded,

    /// <summary>1 where its label differs from the imported one, else 0.</summary>
    Changed,

    /// <summary>Kinds of quality issue, as their numbers; a sample can have several.</summary>
    Issue,

    /// <summary>Class index that most raters chose, or one of <see cref="VoteMajority"/>'s values.</summary>
    Majority,

    /// <summary>Band of the vote agreement.</summary>
    Agreement,

    /// <summary>Class index that the chosen run predicted.</summary>
    Predicted,

    /// <summary>Band of the chosen run's confidence.</summary>
    Confidence,

    /// <summary>1 where the chosen run predicted the present label, 0 where another.</summary>
    Agrees,

    /// <summary>Class index that the chosen run was scored against.</summary>
    Scored,

    /// <summary>Band of the brightness.</summary>
    Brightness,

    /// <summary>Tags, as their ids; a sample can have several.</summary>
    Tag,
}
