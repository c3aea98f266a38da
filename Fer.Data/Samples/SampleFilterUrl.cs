using System.Globalization;
using Fer.Data.Splits;

namespace Fer.Data.Samples;

/// <summary>
/// Writes a filter as a query string and reads it back. There is one way to write a filter, so the text also serves as
/// its key; what cannot be understood while reading is ignored, for addresses are typed and outlive what they name.
/// </summary>
public static class SampleFilterUrl
{
    /// <summary>Names of the query parameters that belong to a filter.</summary>
    public static IReadOnlyList<string> Parameters { get; } =
        ["class", "original", "split", "part", "usage", "changed", "duplicates", "text"];

    /// <summary>The filter without its dataset, such as <c>class=0,3&amp;split=2&amp;part=train</c>; empty where it asks for nothing.</summary>
    public static string Format(SampleFilter filter)
    {
        List<string> pairs = [];
        Add(pairs, "class", Join(filter.Classes.Order().Distinct()));
        Add(pairs, "original", Join(filter.OriginalClasses.Order().Distinct()));
        if (filter.SplitId is { } split)
        {
            Add(pairs, "split", split.ToString(CultureInfo.InvariantCulture));
            Add(pairs, "part", Join(filter.Parts.Order().Distinct()));
        }
        Add(pairs, "usage", Join(filter.Usages.Order().Distinct()));
        Add(pairs, "changed", filter.Changed switch { true => "yes", false => "no", null => "" });
        Add(pairs, "duplicates", filter.DuplicatesOnly ? "yes" : "");
        Add(pairs, "text", Uri.EscapeDataString(Clean(filter.Text) ?? ""));
        return string.Join('&', pairs);
    }

    /// <summary>Reads a filter of a dataset.</summary>
    /// <param name="datasetId">The dataset.</param>
    /// <param name="query">Value of a query parameter by its name, unescaped; null where it is not there.</param>
    public static SampleFilter Parse(int datasetId, Func<string, string?> query)
    {
        var split = Number(query("split"));
        return new SampleFilter(datasetId)
        {
            Classes = Numbers(query("class")),
            OriginalClasses = Numbers(query("original")),
            SplitId = split,
            Parts = split is null ? [] : Values<SplitPart>(query("part")),
            Usages = Values<SourceUsage>(query("usage")),
            Changed = query("changed") switch { "yes" => true, "no" => false, _ => null },
            DuplicatesOnly = query("duplicates") == "yes",
            Text = Clean(query("text")),
        };
    }

    private static void Add(List<string> pairs, string name, string value)
    {
        if (value.Length > 0)
            pairs.Add($"{name}={value}");
    }

    private static string Join<T>(IEnumerable<T> values) where T : notnull =>
#pragma warning disable CA1308 // Addresses are written in lower case; nothing is compared by it.
        string.Join(',', values.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture)!.ToLowerInvariant()));
#pragma warning restore CA1308

    private static string? Clean(string? text)
    {
        var trimmed = text?.Trim();
        if (string.IsNullOrEmpty(trimmed))
            return null;
        return trimmed.Length > SampleFilter.LongestText ? trimmed[..SampleFilter.LongestText] : trimmed;
    }

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static int[] Numbers(string? text) =>
        [.. Pieces(text).Select(Number).OfType<int>().Order().Distinct()];

    private static T[] Values<T>(string? text) where T : struct, Enum =>
        [.. Pieces(text).Where(piece => Number(piece) is null)
            .Select(piece => Enum.TryParse<T>(piece, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : (T?)null)
            .OfType<T>().Order().Distinct()];

    private static string[] Pieces(string? text) =>
        text?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
