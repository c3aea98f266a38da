namespace Fer.Web.Components.Keyboard;

/// <summary>Names of keys.</summary>
public static class KeyName
{
    private static readonly HashSet<string> OfTheBrowser = new(StringComparer.Ordinal)
    {
        "Tab", "Shift+Tab", "Enter", "Shift+Enter", "Escape", "?",
        "F1", "F3", "F5", "F6", "F7", "F10", "F11", "F12", "Shift+F10", "ContextMenu",
        "Ctrl+c", "Ctrl+v", "Ctrl+x", "Ctrl+f", "Ctrl+g", "Ctrl+h", "Ctrl+j", "Ctrl+l", "Ctrl+n", "Ctrl+o", "Ctrl+p", "Ctrl+q", "Ctrl+r", "Ctrl+t", "Ctrl+u", "Ctrl+w",
        "Ctrl+Shift+n", "Ctrl+Shift+r", "Ctrl+Shift+t", "Ctrl+Shift+w", "Ctrl+Shift+i", "Ctrl+Shift+j", "Ctrl+Tab", "Ctrl+Shift+Tab",
        "Ctrl++", "Ctrl+-", "Ctrl+=", "Ctrl+0", "Ctrl+F5",
    };

    /// <summary>The key as people call it.</summary>
    public static string Of(string key)
    {
        // A lone "+" is a key of its own.
        var held = key.Length == 1 ? "" : key[..(key.LastIndexOf('+', key.Length - 2) + 1)];
        return held + OfPlain(key[held.Length..]);
    }

    /// <summary>Whether the browser or this application needs the key for something else.</summary>
    public static bool IsReserved(string key) =>
        key.Length is 0 or > 30 || OfTheBrowser.Contains(key) || (key.StartsWith("Ctrl+", StringComparison.Ordinal) && key.Length == 6 && char.IsDigit(key[5]));

    private static string OfPlain(string key) => key switch
    {
        "ArrowLeft" => "←",
        "ArrowRight" => "→",
        "ArrowUp" => "↑",
        "ArrowDown" => "↓",
        " " => "Space",
        "Escape" => "Esc",
        { Length: 1 } => key.ToUpperInvariant(),
        _ => key,
    };
}
