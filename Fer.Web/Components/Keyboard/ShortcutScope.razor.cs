using Fer.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Fer.Web.Components.Keyboard;

/// <summary>
/// Keys that work while this component is on the screen. The script decides which presses count (none while typing,
/// none behind a dialog) and sends the key's name once.
/// </summary>
public sealed partial class ShortcutScope : FerComponentBase
{
    private DotNetObjectReference<ShortcutScope>? _self;
    private ScriptModule? _script;
    private IJSObjectReference? _listener;
    private ElementReference _marker;
    private Dictionary<string, string> _sentKeys = [];

    /// <summary>Heading in the help dialog.</summary>
    [Parameter, EditorRequired] public required string Title { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<Shortcut> Shortcuts { get; set; }

    [Inject] public required IJSRuntime Js { get; init; }

    [Inject] public required ShortcutRegistry Registry { get; init; }

    [Inject] public required KeyMap Keys { get; init; }

    /// <summary>Called by the script with the command's name, whatever key was pressed for it; a command that was withdrawn meanwhile does nothing.</summary>
    [JSInvokable]
    public Task OnKeyAsync(string key)
    {
        var shortcut = Shortcuts.FirstOrDefault(candidate => NameOf(candidate) == key);
        return shortcut is null ? Task.CompletedTask : InvokeAsync(() => RunAsync(shortcut));
    }

    /// <summary>Whether the command's key is its own; it may have been given to another one.</summary>
    public bool IsReachable(Shortcut shortcut) => PressedKeys().GetValueOrDefault(Keys.KeyOf(shortcut)) == NameOf(shortcut);

    protected override void OnInitialized()
    {
        Registry.Add(this);
        Keys.Changed += OnKeysChanged;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await Keys.LoadAsync();
            _script = new ScriptModule(Js, "./Components/Keyboard/ShortcutScope.razor.js");
            _self = DotNetObjectReference.Create(this);
            _sentKeys = PressedKeys();
            _listener = await _script.InvokeAsync<IJSObjectReference>("listen", _marker, _sentKeys, _self);
        }
        var keys = PressedKeys();
        if (_listener is null || (keys.Count == _sentKeys.Count && !keys.Except(_sentKeys).Any()))
            return;
        _sentKeys = keys;
        await _listener.InvokeVoidAsync("update", Lifetime, keys);
    }

    protected override async ValueTask ReleaseAsync()
    {
        Registry.Remove(this);
        Keys.Changed -= OnKeysChanged;
        if (_listener is not null)
            await ScriptModule.DisposeObjectAsync(_listener);
        if (_script is not null)
            await _script.DisposeAsync();
        _self?.Dispose();
    }

    private void OnKeysChanged() => _ = InvokeAsync(StateHasChanged);

    /// <summary>
    /// What to press, and the command's name. Where two want one key (a class of another dataset may have the key that a
    /// command was given), a fixed key wins, then a chosen one.
    /// </summary>
    private Dictionary<string, string> PressedKeys()
    {
        Dictionary<string, string> keys = [];
        foreach (var shortcut in Shortcuts.OrderBy(shortcut => shortcut.Id is null ? 0 : Keys.IsOwn(shortcut) ? 1 : 2))
            keys.TryAdd(Keys.KeyOf(shortcut), NameOf(shortcut));
        return keys;
    }

    /// <summary>A command is named by the key that it came with, also where another is pressed for it; by its id where a fixed key has that name.</summary>
    private string NameOf(Shortcut shortcut) =>
        shortcut.Id is { } id && Shortcuts.Any(other => other.Id is null && other.Key == shortcut.Key) ? $"command:{id}" : shortcut.Key;

    /// <summary>A failure belongs to the page's error boundary, not to the browser's console.</summary>
    private async Task RunAsync(Shortcut shortcut)
    {
        try
        {
            await shortcut.Run();
        }
        catch (Exception failure)
        {
            await DispatchExceptionAsync(failure);
        }
    }
}
