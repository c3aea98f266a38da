namespace Fer.Engine.CommandLine;

/// <summary>Which labels an export writes.</summary>
public enum LabelChoice
{
    /// <summary>The present ones.</summary>
    Now,

    /// <summary>Those that the images were imported with.</summary>
    Original,
}
