using Fer.Data.Splits;
using Fer.Web.Components.Shared;

namespace Fer.Web.Components.Splits;

/// <summary>How a dataset has changed since a split was made, in words.</summary>
public static class DriftText
{
    public static IEnumerable<string> Of(SplitDrift drift)
    {
        if (drift.IsNone)
            yield return "The dataset is as this split holds it.";
        if (drift.RelabelledInAll > 0)
            yield return $"{Formats.Count(drift.RelabelledInAll, "image was", "images were")} relabelled since ({Parts(drift.Relabelled)}). Runs on this split keep the labels of its making.";
        if (drift.ExcludedInAll > 0)
            yield return $"{Formats.Count(drift.ExcludedInAll, "image was", "images were")} excluded since ({Parts(drift.Excluded)}).";
        if (drift.Added > 0)
            yield return $"{Formats.Count(drift.Added, "image was", "images were")} added to the dataset since.";
    }

    private static string Parts(IReadOnlyDictionary<SplitPart, int> counts) =>
        string.Join(", ", counts.OrderBy(row => row.Key).Select(row => $"{Formats.Count(row.Value)} in {PartName.Of(row.Key)}"));
}
