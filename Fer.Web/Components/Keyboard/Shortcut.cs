namespace Fer.Web.Components.Keyboard;

/// <summary>
/// A key and what it does. <paramref name="Key"/> is the browser's name of it ("1", "z", "ArrowLeft", "?"), letters in
/// lower case, with "Ctrl+" before it where Ctrl or Cmd must be held, and "Shift+" for letters and named keys.
/// </summary>
public sealed record Shortcut(string Key, string Description, Func<Task> Run)
{
    /// <summary>The key as people call it.</summary>
    public string Shown
    {
        get
        {
            // A lone "+" is a key of its own.
            var held = Key.Length == 1 ? "" : Key[..(Key.LastIndexOf('+', Key.Length - 2) + 1)];
            return held + NameOf(Key[held.Length..]);
        }
    }

    private static string NameOf(string key) => key switch
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
