namespace Fer.Data.Quality;

/// <summary>Where the checks of a dataset stand.</summary>
/// <param name="Latest">The last run that ended well; null where none did.</param>
/// <param name="Active">The runs that wait or work, the one that is worked off first.</param>
/// <param name="Broken">The last run, where it ended otherwise and nothing was asked for since; else null.</param>
/// <param name="NewImages">Images that came after the report of <paramref name="Latest"/>.</param>
/// <param name="ChangedLabels">Images whose label was changed after it.</param>
public sealed record QualityStanding(
    QualityRunRow? Latest, IReadOnlyList<QualityRunRow> Active, QualityRunRow? Broken, int NewImages, int ChangedLabels)
{
    /// <summary>Whether the report of the last run no longer describes the data.</summary>
    public bool IsOld => NewImages > 0 || ChangedLabels > 0;
}
