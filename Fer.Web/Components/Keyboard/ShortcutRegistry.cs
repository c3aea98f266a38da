namespace Fer.Web.Components.Keyboard;

/// <summary>The scopes on the screen of one browser tab, for the help dialog.</summary>
public sealed class ShortcutRegistry
{
    private readonly List<ShortcutScope> _scopes = [];

    /// <summary>The innermost scope, the page's own, first.</summary>
    public IReadOnlyList<ShortcutScope> Scopes => [.. _scopes.AsEnumerable().Reverse()];

    internal void Add(ShortcutScope scope) => _scopes.Add(scope);

    internal void Remove(ShortcutScope scope) => _scopes.Remove(scope);
}
