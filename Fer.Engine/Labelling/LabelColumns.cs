namespace Fer.Engine.Labelling;

/// <summary>Where the columns of a table of labels stand; null for one that it does not have.</summary>
/// <param name="Count">Number of columns.</param>
/// <param name="Separator">What stands between two cells.</param>
internal sealed record LabelColumns(int Count, char Separator)
{
    /// <summary>Place in the source, such as <c>row 17</c> or a path; only together with <see cref="Source"/> or a single source.</summary>
    public int? Key { get; private init; }

    /// <summary>Row in a table, from 0.</summary>
    public int? Row { get; private init; }

    /// <summary>Hash of the pixels.</summary>
    public int? Hash { get; private init; }

    /// <summary>Name of the source.</summary>
    public int? Source { get; private init; }

    /// <summary>Class by index or name.</summary>
    public int? Label { get; private init; }

    /// <summary>Class by name or index.</summary>
    public int? Class { get; private init; }

    /// <summary>Whether images can be found and labels be read.</summary>
    public bool IsComplete => (Key ?? Row ?? Hash) is not null && (Label ?? Class) is not null;

    /// <summary>Finds the columns by name, without regard to case and surrounding spaces; cells are separated by comma, semicolon or tab, whichever the header has most of.</summary>
    public static LabelColumns Parse(string header)
    {
        var separator = ",;\t".MaxBy(mark => header.Count(letter => letter == mark));
        var names = CsvLine.Split(header, separator) ?? [];
        int? Find(params string[] wanted) =>
            names.FindIndex(name => wanted.Contains(name.Trim(), StringComparer.OrdinalIgnoreCase)) is >= 0 and var index ? index : null;
        return new LabelColumns(names.Count, separator)
        {
            Key = Find("key", "source_key"),
            Row = Find("row", "source_row"),
            Hash = Find("hash", "image", "pixel_sha256", "pixel_hash"),
            Source = Find("source"),
            Label = Find("label", "emotion"),
            Class = Find("class"),
        };
    }
}
