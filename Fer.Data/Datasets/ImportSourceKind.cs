namespace Fer.Data.Datasets;

/// <summary>Form of an imported source.</summary>
public enum ImportSourceKind
{
    /// <summary>A table with one image a row, as <c>fer2013.csv</c>.</summary>
    PixelTable,

    /// <summary>A folder per class.</summary>
    Folder,

    /// <summary>An archive of a folder per class.</summary>
    Zip,

    /// <summary>Faces drawn by code.</summary>
    Drawn,

    /// <summary>Faces from a camera, stored one by one while a model was tried; never in a test part.</summary>
    Webcam,

    /// <summary>Faces from pictures on which a model was tried; never in a test part.</summary>
    Upload,
}
