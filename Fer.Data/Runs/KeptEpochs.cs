using System.Globalization;

namespace Fer.Data.Runs;

/// <summary>A list of epochs as settings hold it, such as <c>10,25,50</c>.</summary>
public static class KeptEpochs
{
    /// <summary>Most epochs of one list.</summary>
    public const int Most = 100;

    /// <summary>The epochs in ascending order, each once; empty for null or blank.</summary>
    /// <exception cref="FormatException">Something is no whole number above 0, or there are more than <see cref="Most"/>.</exception>
    public static IReadOnlyList<int> Parse(string? text)
    {
        SortedSet<int> epochs = [];
        foreach (var part in (text ?? "").Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var epoch) || epoch < 1)
                throw new FormatException($"'{part}' is no epoch. Write whole numbers with commas between, such as 10,25,50.");
            epochs.Add(epoch);
        }

        return epochs.Count <= Most ? [.. epochs] : throw new FormatException($"At most {Most} epochs can be named.");
    }

    /// <summary>The list as text; null where it is empty.</summary>
    public static string? Format(IEnumerable<int> epochs)
    {
        var text = string.Join(',', epochs.Distinct().Order().Select(epoch => epoch.ToString(CultureInfo.InvariantCulture)));
        return text.Length == 0 ? null : text;
    }
}
