using Fer.Data.Datasets;
using Fer.Data.Labelling;
using Fer.Data.Samples;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;

namespace Fer.Web.Features.Browse;

/// <summary>The selected image: itself and its label at once, what else is known a moment later.</summary>
public sealed partial class ImagePanel
{
    private SampleDetail? _detail;
    private IReadOnlyList<LabelHistoryEntry> _history = [];
    private string? _failure;
    private (long Id, int Version) _loaded;

    [Parameter, EditorRequired] public required SampleCell Cell { get; set; }

    [Parameter, EditorRequired] public required int DatasetId { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<ClassCount> Classes { get; set; }

    [Parameter, EditorRequired] public required int Position { get; set; }

    [Parameter, EditorRequired] public required int Total { get; set; }

    [Parameter] public EventCallback<int> Labelled { get; set; }

    /// <summary>Another image is asked for.</summary>
    [Parameter] public EventCallback<long> Opened { get; set; }

    [Inject] public required SampleDetails Details { get; init; }

    [Inject] public required LabelHistory History { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    protected override async Task OnParametersSetAsync()
    {
        if (_loaded == (Cell.Id, Cell.Version))
            return;
        _loaded = (Cell.Id, Cell.Version);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var ct = NextLoad();
        var id = Cell.Id;
        try
        {
            // Away from the circuit: the next image must not wait for the facts of this one.
            var (detail, history) = await Task.Run(
                async () => (await Details.FindAsync(DatasetId, id, ct), await History.OfSampleAsync(id, ct)), ct);
            ct.ThrowIfCancellationRequested();
            (_detail, _history, _failure) = (detail, history, null);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Another image was chosen meanwhile.
        }
        catch (SqliteException)
        {
            _failure = "The details of this image could not be read. Its label is safe.";
        }
    }

    private string NameOf(int label) => Classes.FirstOrDefault(row => row.Index == label)?.Name ?? $"class {label}";

    private static string Act(LabelHistoryEntry entry) => entry.Source switch
    {
        LabelSource.Imported => "imported",
        LabelSource.Human => $"by {entry.Actor}",
        LabelSource.Bulk => $"by {entry.Actor}, with others",
        LabelSource.Suggestion => $"by {entry.Actor}, as suggested",
        LabelSource.Redo => $"done again by {entry.Actor}",
        _ => $"taken back by {entry.Actor}",
    };
}
