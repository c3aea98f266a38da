namespace Fer.Web.Components.Keyboard;

/// <summary>
/// A key and what it does. <paramref name="Key"/> is the browser's name of it ("1", "z", "ArrowLeft", "?"),
/// with "Ctrl+" before it where Ctrl or Cmd must be held.
/// </summary>
public sealed record Shortcut(string Key, string Description, Func<Task> Run)
{
    /// <summary>The key as people call it.</summary>
    public string Shown => Key switch
    {
        "ArrowLeft" => "←",
        "ArrowRight" => "→",
        "ArrowUp" => "↑",
        "ArrowDown" => "↓",
        " " => "Space",
        "Escape" => "Esc",
        { Length: 1 } => Key.ToUpperInvariant(),
        _ when Key.StartsWith("Ctrl+", StringComparison.Ordinal) => $"Ctrl+{Key[5..].ToUpperInvariant()}",
        _ => Key,
    };
}
