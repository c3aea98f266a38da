namespace Fer.Data.Labelling;

/// <summary>What a person did in one act.</summary>
public enum ActKind
{
    /// <summary>Labelled one image, or confirmed its label.</summary>
    Label,

    /// <summary>Gave many images one label.</summary>
    BulkLabel,

    /// <summary>Marked images as reviewed, or took the mark away.</summary>
    Review,

    /// <summary>Excluded images, or took them back in.</summary>
    Exclude,

    /// <summary>Added or removed a tag.</summary>
    Tag,

    /// <summary>Took over the majority of votes.</summary>
    Majority,

    /// <summary>Took over the consensus of a rating round.</summary>
    Consensus,

    /// <summary>Merged one class into another.</summary>
    Merge,

    /// <summary>Took over labels from a file.</summary>
    LabelImport,

    /// <summary>Took over suggestions of a quality check.</summary>
    Suggestion,

    /// <summary>Took an act back.</summary>
    Undo,

    /// <summary>Did an act again that was taken back.</summary>
    Redo,
}
