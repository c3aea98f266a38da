namespace Fer.Web.Components.Keyboard;

/// <summary>
/// A key and what it does. <paramref name="Key"/> is the browser's name of it ("1", "z", "ArrowLeft", "?"), letters in
/// lower case, with "Ctrl+" before it where Ctrl or Cmd must be held, and "Shift+" for letters and named keys.
/// </summary>
public sealed record Shortcut(string Key, string Description, Func<Task> Run)
{
    /// <summary>Name under which a person can give the command another key, the same for ever; null for a key that is fixed.</summary>
    public string? Id { get; init; }

    /// <summary>The key as people call it.</summary>
    public string Shown => KeyName.Of(Key);
}
