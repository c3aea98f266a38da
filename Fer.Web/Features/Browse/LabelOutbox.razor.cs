using Fer.Data.Datasets;
using Fer.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Fer.Web.Features.Browse;

/// <summary>
/// Takes label keys in the browser, writes them down there before anything else, and hands them over one by one. What was
/// not acknowledged when the connection broke is handed over again later; the key of each press makes that harmless.
/// </summary>
public sealed partial class LabelOutbox : FerComponentBase
{
    private DotNetObjectReference<LabelOutbox>? _self;
    private ScriptModule? _script;
    private IJSObjectReference? _box;
    private ElementReference _root;
    private IReadOnlyList<OutboxImage>? _sentQueue;
    private Settings? _sentSettings;

    /// <summary>Classes in use.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<ClassCount> Classes { get; set; }

    /// <summary>Images around the selected one, in their order.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<OutboxImage> Queue { get; set; }

    /// <summary>Whether a class key labels the selected image; it does not where several are chosen.</summary>
    [Parameter, EditorRequired] public required bool IsActive { get; set; }

    /// <summary>Grows with every change of what is chosen, since the script guesses it from clicks before it is told.</summary>
    [Parameter, EditorRequired] public required int SelectionVersion { get; set; }

    /// <summary>Thumbnails in a row of the wall.</summary>
    [Parameter, EditorRequired] public required int Columns { get; set; }

    /// <summary>Stores one label.</summary>
    [Parameter, EditorRequired] public required Func<OutboxLabel, Task<OutboxAnswer>> Store { get; set; }

    /// <summary>Stores labels that waited in the browser, in order, and shows the image that the browser has come to (null: the one after the last).</summary>
    [Parameter, EditorRequired] public required Func<IReadOnlyList<OutboxLabel>, long?, Task<IReadOnlyList<OutboxAnswer>>> Replay { get; set; }

    [Inject] public required IJSRuntime Js { get; init; }

    /// <summary>Lets the browser forget a label that a person has decided about.</summary>
    public async Task ForgetAsync(Guid key)
    {
        if (_box is not null)
            await _box.InvokeVoidAsync("forget", Lifetime, key);
    }

    /// <summary>Called by the script for a key that was just pressed.</summary>
    [JSInvokable]
    public async Task<OutboxAnswer> OnLabelAsync(OutboxLabel label)
    {
        OutboxAnswer? answer = null;
        await InvokeAsync(async () => answer = await Store(label));
        return answer!;
    }

    /// <summary>Called by the script for labels that waited.</summary>
    [JSInvokable]
    public async Task<IReadOnlyList<OutboxAnswer>> OnReplayAsync(IReadOnlyList<OutboxLabel> labels, long? imageId)
    {
        IReadOnlyList<OutboxAnswer> answers = [];
        await InvokeAsync(async () => answers = await Replay(labels, imageId));
        return answers;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _script = new ScriptModule(Js, "./Features/Browse/LabelOutbox.razor.js");
            _self = DotNetObjectReference.Create(this);
            _box = await _script.InvokeAsync<IJSObjectReference>("start", _root, _self);
        }
        if (_box is null)
            return;
        var settings = new Settings(string.Join('\n', Classes.Select(row => $"{row.Hotkey}={row.Index}")), IsActive, SelectionVersion, Columns);
        if (settings != _sentSettings)
        {
            _sentSettings = settings;
            var keys = Classes.Select(row => new { row.Hotkey, row.Index, row.Name });
            await _box.InvokeVoidAsync("configure", Lifetime, keys, IsActive, Columns);
        }
        if (!ReferenceEquals(Queue, _sentQueue))
        {
            _sentQueue = Queue;
            await _box.InvokeVoidAsync("queue", Lifetime, Queue);
        }
    }

    protected override async ValueTask ReleaseAsync()
    {
        if (_box is not null)
            await ScriptModule.DisposeObjectAsync(_box);
        if (_script is not null)
            await _script.DisposeAsync();
        _self?.Dispose();
    }

    private sealed record Settings(string Keys, bool IsActive, int SelectionVersion, int Columns);
}
