namespace Fer.Web.Features.Quality;

/// <summary>How alike the images of the listed groups are.</summary>
public enum GroupKind
{
    Any,

    /// <summary>All members have the same pixels.</summary>
    Exact,

    /// <summary>Some members differ in their pixels.</summary>
    Near,
}
