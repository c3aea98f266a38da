namespace Fer.Engine.Export;

/// <summary>Makes names of files and folders that every system accepts and none takes for a path.</summary>
public static class SafeName
{
    private const int Longest = 120;
    private const string Refused = "<>:\"/\\|?*";

    /// <summary>The text with an underscore for each character that a file's name cannot have, without dots and spaces at its ends.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="otherwise">Name where nothing is left.</param>
    public static string Of(string text, string otherwise)
    {
        var kept = string.Concat(text.Select(letter => char.IsControl(letter) || Refused.Contains(letter, StringComparison.Ordinal) ? '_' : letter));
        if (kept.Length > Longest)
            kept = kept[^Longest..];
        kept = kept.Trim('.', ' ');
        return kept.Length == 0 ? otherwise : kept;
    }
}
