using System.Globalization;

namespace Fer.Engine.Importing;

/// <summary>Says how the classes of a source went with those of the dataset, and what to do.</summary>
public static class ClassAdvice
{
    private const int Named = 12;

    /// <summary>What of a report's source is of no class of the dataset; null where everything fits.</summary>
    public static string? OnUnknown(ImportReport report) => report.UnknownClasses.Count == 0
        ? null
        : $"{OnUnknown(report.UnknownClasses, report.DatasetName)} Add the class on the dataset's Classes page, or give it one of the dataset's names in the source, and import again: what is there already is not added twice.";

    /// <summary>What was put under another class; null where nothing was.</summary>
    public static string? OnMerged(ImportReport report) => report.FollowedMerges.Count == 0
        ? null
        : string.Join(' ', report.FollowedMerges.Select(row => string.Create(
            CultureInfo.InvariantCulture, $"{row.Count} {(row.Count == 1 ? "image" : "images")} of {row.Name} came in as {row.Into}, because {row.Name} was merged into it.")));

    /// <summary>Names the classes that a dataset does not have, the most frequent first.</summary>
    internal static string OnUnknown(IReadOnlyList<ClassCountInSource> classes, string dataset)
    {
        var (sum, rest) = (classes.Sum(row => row.Count), classes.Count - Named);
        var names = string.Join(", ", classes.Take(Named).Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Name} ({row.Count})")));
        var what = sum == 1 ? "1 row or entry is" : string.Create(CultureInfo.InvariantCulture, $"{sum} rows or entries are");
        return $"{what} of {(classes.Count == 1 ? "a class" : "classes")} that {dataset} does not have: {names}{(rest > 0 ? $" and {rest} more" : "")}.";
    }
}
