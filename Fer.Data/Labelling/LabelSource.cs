namespace Fer.Data.Labelling;

/// <summary>What kind of act changed a label.</summary>
public enum LabelSource
{
    /// <summary>The label came with the image.</summary>
    Imported,

    /// <summary>A person labelled one image.</summary>
    Human,

    /// <summary>A person labelled many images in one act.</summary>
    Bulk,

    /// <summary>A person took over a suggestion of a quality check.</summary>
    Suggestion,

    /// <summary>A person took an earlier event back.</summary>
    Undo,

    /// <summary>A person did again what was taken back.</summary>
    Redo,
}
