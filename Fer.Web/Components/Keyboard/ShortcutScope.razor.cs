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
    private string[] _sentKeys = [];

    /// <summary>Heading in the help dialog.</summary>
    [Parameter, EditorRequired] public required string Title { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<Shortcut> Shortcuts { get; set; }

    [Inject] public required IJSRuntime Js { get; init; }

    [Inject] public required ShortcutRegistry Registry { get; init; }

    /// <summary>Called by the script; a key that was withdrawn meanwhile does nothing.</summary>
    [JSInvokable]
    public Task OnKeyAsync(string key)
    {
        var shortcut = Shortcuts.FirstOrDefault(candidate => candidate.Key == key);
        return shortcut is null ? Task.CompletedTask : InvokeAsync(() => RunAsync(shortcut));
    }

    protected override void OnInitialized() => Registry.Add(this);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        var keys = Shortcuts.Select(shortcut => shortcut.Key).ToArray();
        if (!firstRender && keys.SequenceEqual(_sentKeys))
            return;
        _sentKeys = keys;
        if (firstRender)
        {
            _script = new ScriptModule(Js, "./Components/Keyboard/ShortcutScope.razor.js");
            _self = DotNetObjectReference.Create(this);
            _listener = await _script.InvokeAsync<IJSObjectReference>("listen", _marker, keys, _self);
        }
        else if (_listener is not null)
        {
            await _listener.InvokeVoidAsync("update", Lifetime, [keys]);
        }
    }

    protected override async ValueTask ReleaseAsync()
    {
        Registry.Remove(this);
        if (_listener is not null)
            await ScriptModule.DisposeObjectAsync(_listener);
        if (_script is not null)
            await _script.DisposeAsync();
        _self?.Dispose();
    }

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
