using Fer.Web.Components.Importing;
using Fer.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Fer.Web.Features.Datasets;

/// <summary>Takes one file and sends it over plain HTTP; the circuit hears only how far it is.</summary>
public sealed partial class FileSlot
{
    private DotNetObjectReference<FileSlot>? _self;
    private ScriptModule? _script;
    private IJSObjectReference? _slot;
    private ElementReference _element;
    private SentFile? _sent;
    private long _done;
    private long _total;
    private string? _failure;

    [Parameter, EditorRequired] public required string Label { get; set; }

    /// <summary>Endings that the browser offers.</summary>
    [Parameter, EditorRequired] public required string Accept { get; set; }

    [Parameter] public string? TestId { get; set; }

    /// <summary>The file has arrived; null where it was taken back.</summary>
    [Parameter] public EventCallback<SentFile?> Received { get; set; }

    [Inject] public required IJSRuntime Js { get; init; }

    [Inject] public required IUploads Uploads { get; init; }

    [JSInvokable]
    public Task OnProgressAsync(long done, long total) => InvokeAsync(() =>
    {
        (_done, _total, _failure) = (done, Math.Max(1, total), null);
        StateHasChanged();
    });

    /// <summary>What the browser says is checked against what really arrived.</summary>
    [JSInvokable]
    public Task OnReceivedAsync(Guid id, long bytes) => InvokeAsync(() =>
    {
        _total = 0;
        if (Uploads.Locate(id) is { } file)
            _sent = new SentFile(id, file.Name, bytes);
        StateHasChanged();
        return Received.InvokeAsync(_sent);
    });

    [JSInvokable]
    public Task OnFailedAsync(string? sentence) => InvokeAsync(() =>
    {
        (_total, _failure) = (0, string.IsNullOrEmpty(sentence) ? "The file could not be sent. Nothing was kept. Choose it again." : sentence);
        StateHasChanged();
    });

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        _script = new ScriptModule(Js, "./Features/Datasets/FileSlot.razor.js");
        _self = DotNetObjectReference.Create(this);
        _slot = await _script.InvokeAsync<IJSObjectReference>("attach", _element, _self);
    }

    protected override async ValueTask ReleaseAsync()
    {
        if (_slot is not null)
            await ScriptModule.DisposeObjectAsync(_slot);
        if (_script is not null)
            await _script.DisposeAsync();
        _self?.Dispose();
    }

    private async Task CancelAsync()
    {
        if (_slot is not null)
            await _slot.InvokeVoidAsync("cancel", Lifetime);
        _total = 0;
    }

    private Task RemoveAsync()
    {
        if (_sent is not null)
            Uploads.Delete(_sent.Id);
        _sent = null;
        return Received.InvokeAsync(null);
    }
}
