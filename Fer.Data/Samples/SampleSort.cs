namespace Fer.Data.Samples;

/// <summary>An order of samples. Where the score is the same the place in the import decides; samples without a score come last, whichever way.</summary>
/// <param name="Key">What they are put in order by.</param>
/// <param name="IsDescending">Whether the highest comes first.</param>
public sealed record SampleSort(SampleSortKey Key, bool IsDescending = false)
{
    /// <summary>Name of the query parameter.</summary>
    public const string Parameter = "sort";

    /// <summary>The order of import.</summary>
    public static SampleSort Usual { get; } = new(SampleSortKey.Imported);

    /// <summary>The order as the address says it, such as <c>-brightness</c> for the brightest first; empty for the order of import.</summary>
    public string Format() => this == Usual ? "" : $"{(IsDescending ? "-" : "")}{Word(Key)}";

    /// <summary>Reads an order; what cannot be understood is the order of import.</summary>
    public static SampleSort Parse(string? text)
    {
        var isDescending = text?.StartsWith('-') == true;
        var word = isDescending ? text![1..] : text;
        foreach (var key in Enum.GetValues<SampleSortKey>())
        {
            if (Word(key) == word)
                return new SampleSort(key, isDescending);
        }
        return Usual;
    }

    /// <summary>Filter and order as a query string, without the dataset; empty where neither asks for anything.</summary>
    public static string FormatView(SampleFilter filter, SampleSort sort)
    {
        var (conditions, order) = (SampleFilterUrl.Format(filter), sort.Format());
        return order.Length == 0 ? conditions : $"{conditions}{(conditions.Length > 0 ? "&" : "")}{Parameter}={order}";
    }

#pragma warning disable CA1308 // Addresses are written in lower case.
    private static string Word(SampleSortKey key) => key.ToString().ToLowerInvariant();
#pragma warning restore CA1308
}
