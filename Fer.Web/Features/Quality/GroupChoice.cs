namespace Fer.Web.Features.Quality;

/// <summary>Which groups are listed.</summary>
public enum GroupChoice
{
    All,
    Conflicting,
    AcrossUsages,
    AcrossParts,
}
