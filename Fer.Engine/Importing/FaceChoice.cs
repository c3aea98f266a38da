namespace Fer.Engine.Importing;

/// <summary>Which faces of a photograph become samples, where it shows several.</summary>
public enum FaceChoice
{
    /// <summary>The largest: a folder's class was given for the person whom the photograph is of, not for those who stand by.</summary>
    Largest,

    /// <summary>All of them, each under the folder's class.</summary>
    All,
}
