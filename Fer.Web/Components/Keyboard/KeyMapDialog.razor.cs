using Fer.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace Fer.Web.Components.Keyboard;

/// <summary>Gives the commands on the screen other keys.</summary>
public sealed partial class KeyMapDialog : FerComponentBase
{
    private static readonly DialogOptions Options = new() { CloseOnEscapeKey = true, CloseButton = true, MaxWidth = MaxWidth.Small, FullWidth = true };

    private DotNetObjectReference<KeyMapDialog>? _self;
    private ScriptModule? _script;
    private IJSObjectReference? _capture;
    private Shortcut? _waiting;
    private string? _message;

    [CascadingParameter] public required IMudDialogInstance Dialog { get; set; }

    [Inject] public required KeyMap Keys { get; init; }

    [Inject] public required ShortcutRegistry Registry { get; init; }

    [Inject] public required IJSRuntime Js { get; init; }

    private List<ShortcutScope> Scopes => [.. Registry.Scopes.Where(scope => scope.Shortcuts.Any(shortcut => shortcut.Id is not null))];

    public static async Task ShowAsync(IDialogService dialogs) => await dialogs.ShowAsync<KeyMapDialog>("Change keys", Options);

    /// <summary>Called by the script with the key that was pressed; null where the person pressed Escape.</summary>
    [JSInvokable]
    public Task OnCapturedAsync(string? key) => InvokeAsync(async () =>
    {
        var shortcut = _waiting;
        await StopAsync();
        if (shortcut is not null && key is not null)
            await AssignAsync(shortcut, key);
        StateHasChanged();
    });

    protected override async ValueTask ReleaseAsync()
    {
        await StopAsync();
        if (_script is not null)
            await _script.DisposeAsync();
        _self?.Dispose();
    }

    private async Task ChangeAsync(Shortcut shortcut)
    {
        var isCancel = _waiting?.Id == shortcut.Id;
        await StopAsync();
        _message = null;
        if (isCancel)
            return;
        _waiting = shortcut;
        _script ??= new ScriptModule(Js, "./Components/Keyboard/KeyMapDialog.razor.js");
        _self ??= DotNetObjectReference.Create(this);
        _capture = await _script.InvokeAsync<IJSObjectReference>("capture", _self);
        await _capture.InvokeVoidAsync("listen", Lifetime);
    }

    private async Task AssignAsync(Shortcut shortcut, string key)
    {
        if (key.Length == 0)
            _message = "A key with Alt cannot be used. Choose another.";
        else if (Keys.Refuse(shortcut, key, Registry.Scopes.SelectMany(scope => scope.Shortcuts)) is { } refusal)
            _message = $"{refusal} “{shortcut.Description}” keeps {KeyName.Of(Keys.KeyOf(shortcut))}.";
        else
        {
            await Keys.AssignAsync(shortcut, key);
            _message = $"{KeyName.Of(key)}: {shortcut.Description}.";
        }
    }

    /// <summary>A key that the command came with may be taken by now.</summary>
    private async Task ResetAsync(Shortcut shortcut)
    {
        await StopAsync();
        await AssignAsync(shortcut, shortcut.Key);
    }

    private async Task ResetAllAsync()
    {
        await StopAsync();
        await Keys.ResetAllAsync();
        _message = "All commands have the keys they came with.";
    }

    private async Task StopAsync()
    {
        _waiting = null;
        if (_capture is not { } capture)
            return;
        _capture = null;
        await ScriptModule.DisposeObjectAsync(capture);
    }
}
