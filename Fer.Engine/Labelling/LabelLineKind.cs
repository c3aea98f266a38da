namespace Fer.Engine.Labelling;

/// <summary>What is wrong with a line of a table of labels.</summary>
public enum LabelLineKind
{
    /// <summary>It cannot be read, or contradicts itself or another line.</summary>
    Faulty,

    /// <summary>The dataset has no such image.</summary>
    Unmatched,

    /// <summary>The dataset has no such class, or it was merged into another.</summary>
    UnknownClass,
}
