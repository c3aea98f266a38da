namespace Fer.Engine.Curation;

/// <summary>What can be wrong with an image as such, whatever its label.</summary>
public enum ImageFaultKind
{
    /// <summary>One gray all over, or nearly.</summary>
    Blank,

    /// <summary>Hardly anything of it is bright.</summary>
    TooDark,

    /// <summary>Nearly all of it is white, as in drawn lines or a notice in place of a picture.</summary>
    TooBright,

    /// <summary>Its grays lie close together.</summary>
    LowContrast,

    /// <summary>It has no fine detail.</summary>
    Blurred,
}
