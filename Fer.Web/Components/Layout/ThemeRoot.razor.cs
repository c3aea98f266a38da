using Fer.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Fer.Web.Components.Layout;

/// <summary>Keeps MudBlazor on the theme that js/theme.js has already painted, and shows nothing of its content before it knows it.</summary>
public sealed partial class ThemeRoot : FerComponentBase
{
    private DotNetObjectReference<ThemeRoot>? _self;
    private ScriptModule? _script;
    private IJSObjectReference? _watch;
    private bool _isDark;
    private bool _isKnown;

    [Parameter] public RenderFragment? ChildContent { get; set; }

    [Inject] public required IJSRuntime Js { get; init; }

    public ThemeChoice Choice { get; private set; }

    public async Task ChooseAsync(ThemeChoice choice)
    {
        Choice = choice;
        if (_script is not null)
            Take(await _script.InvokeAsync<ThemeReading>("choose", choice.ToString()));
        StateHasChanged();
    }

    /// <summary>Called by the script when the machine's own theme changes, or another tab chooses.</summary>
    [JSInvokable]
    public void OnThemeChanged(ThemeReading reading)
    {
        Take(reading);
        StateHasChanged();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        _script = new ScriptModule(Js, "./Components/Layout/ThemeRoot.razor.js");
        _self = DotNetObjectReference.Create(this);
        _watch = await _script.InvokeAsync<IJSObjectReference>("watch", _self);
        Take(await _script.InvokeAsync<ThemeReading>("read"));
        _isKnown = true;
        StateHasChanged();
    }

    protected override async ValueTask ReleaseAsync()
    {
        if (_watch is not null)
            await ScriptModule.DisposeObjectAsync(_watch);
        if (_script is not null)
            await _script.DisposeAsync();
        _self?.Dispose();
    }

    private void Take(ThemeReading reading)
    {
        _isDark = reading.IsDark;
        Choice = Enum.TryParse<ThemeChoice>(reading.Choice, out var choice) ? choice : ThemeChoice.System;
    }
}
