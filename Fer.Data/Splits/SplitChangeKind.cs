namespace Fer.Data.Splits;

/// <summary>How a sample differs between two splits.</summary>
public enum SplitChangeKind
{
    /// <summary>In a part of the second split, in none of the first.</summary>
    Added,

    /// <summary>In a part of the first split, in none of the second.</summary>
    Removed,

    /// <summary>In different parts.</summary>
    Moved,

    /// <summary>In a part of both, with different labels; it may have moved as well.</summary>
    Relabelled,
}
