namespace Fer.Data.Samples;

/// <summary>What the most frequent answer of the raters can be beside a class index.</summary>
public static class VoteMajority
{
    /// <summary>Two or more answers got the most votes.</summary>
    public const int Tie = -1;

    /// <summary>Most raters could not decide.</summary>
    public const int Unknown = -2;

    /// <summary>Most raters saw no face.</summary>
    public const int NotAFace = -3;

    /// <summary>Most raters chose a class that the dataset does not have.</summary>
    public const int NoSuchClass = -4;
}
