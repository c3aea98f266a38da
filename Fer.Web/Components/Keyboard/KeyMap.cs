using Fer.Web.Components.Shared;
using Microsoft.JSInterop;

namespace Fer.Web.Components.Keyboard;

/// <summary>Which keys the person at this browser gave to commands. Kept in the browser, read once for each tab.</summary>
public sealed class KeyMap(IJSRuntime js) : IAsyncDisposable
{
    private const int MostKeys = 200;

    private readonly ScriptModule _script = new(js, "./Components/Keyboard/KeyMapDialog.razor.js");
    private Dictionary<string, string> _keys = [];
    private Task? _loading;

    /// <summary>Raised on the caller's thread once a key has changed, or the keys were read from the browser.</summary>
    public event Action? Changed;

    /// <summary>Whether any command has another key than it came with.</summary>
    public bool HasOwnKeys => _keys.Count > 0;

    /// <summary>The key that a command has at present.</summary>
    public string KeyOf(Shortcut shortcut) => KeyOf(shortcut.Id, shortcut.Key);

    /// <summary>The key that the command of this name has at present.</summary>
    /// <param name="id">Name of the command, or null for a fixed key.</param>
    /// <param name="usual">The key that it came with.</param>
    public string KeyOf(string? id, string usual) => id is not null && _keys.TryGetValue(id, out var key) ? key : usual;

    /// <summary>Whether the person gave the command another key.</summary>
    public bool IsOwn(Shortcut shortcut) => KeyOf(shortcut) != shortcut.Key;

    /// <summary>Reads the keys from the browser, at the first call.</summary>
    public Task LoadAsync() => _loading ??= ReadAsync();

    /// <summary>Says why a command cannot have a key; null where it can.</summary>
    /// <param name="shortcut">The command.</param>
    /// <param name="key">The key.</param>
    /// <param name="others">All commands and fixed keys that could be on the screen together with it.</param>
    public string? Refuse(Shortcut shortcut, string key, IEnumerable<Shortcut> others)
    {
        if (key != shortcut.Key && KeyName.IsReserved(key))
            return $"{KeyName.Of(key)} is needed by the browser or by this dialog.";
        var holder = others.FirstOrDefault(other => !IsSame(other, shortcut) && KeyOf(other) == key);
        return holder is null ? null : $"{KeyName.Of(key)} is taken: {holder.Description}.";
    }

    /// <summary>Gives a command a key, for this browser.</summary>
    public Task AssignAsync(Shortcut shortcut, string key)
    {
        if (shortcut.Id is not { } id)
            return Task.CompletedTask;
        if (key == shortcut.Key)
            _keys.Remove(id);
        else
            _keys[id] = key;
        return StoreAsync();
    }

    /// <summary>Gives all commands the keys they came with.</summary>
    public Task ResetAllAsync()
    {
        _keys = [];
        return StoreAsync();
    }

    public ValueTask DisposeAsync() => _script.DisposeAsync();

    private static bool IsSame(Shortcut one, Shortcut other) => one.Id is not null && one.Id == other.Id;

    private async Task ReadAsync()
    {
        try
        {
            var kept = await _script.InvokeAsync<Dictionary<string, string>?>("read") ?? [];
            _keys = kept.Where(pair => pair.Key.Length <= 60 && pair.Value is not null && !KeyName.IsReserved(pair.Value)).Take(MostKeys).ToDictionary();
        }
        catch (Exception gone) when (gone is JSException or JSDisconnectedException or OperationCanceledException)
        {
            // The keys that the commands came with will do.
            return;
        }
        if (_keys.Count > 0)
            Changed?.Invoke();
    }

    private async Task StoreAsync()
    {
        Changed?.Invoke();
        await _script.InvokeVoidAsync("store", _keys);
    }
}
