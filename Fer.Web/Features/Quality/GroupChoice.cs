namespace Fer.Web.Features.Quality;

/// <summary>Which groups are listed.</summary>
public enum GroupChoice
{
    All,
    Conflicting,
    AcrossUsages,
    AcrossParts,

    /// <summary>Not groups, but the pairs that a person set apart.</summary>
    SetApart,
}
