using Fer.Data.Datasets;
using Fer.Data.Labelling;
using Fer.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;

namespace Fer.Web.Features.Browse;

public sealed partial class SampleHistoryList
{
    private IReadOnlyList<SampleHistoryEntry>? _entries;
    private string? _failure;
    private (long Id, object? State) _loaded;

    [Parameter, EditorRequired] public required int DatasetId { get; set; }

    [Parameter, EditorRequired] public required long SampleId { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<ClassCount> Classes { get; set; }

    /// <summary>Another value says that something about the image changed and the list must be read again.</summary>
    [Parameter] public object? State { get; set; }

    [Inject] public required LabelHistory History { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    protected override async Task OnParametersSetAsync()
    {
        if (_loaded.Id == SampleId && Equals(_loaded.State, State))
            return;
        if (_loaded.Id != SampleId)
            _entries = null;
        _loaded = (SampleId, State);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var ct = NextLoad();
        var id = SampleId;
        try
        {
            _entries = await Task.Run(() => History.OfSampleAsync(id, ct), ct);
            _failure = null;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Another image was chosen meanwhile.
        }
        catch (SqliteException)
        {
            _failure = "The history of this image could not be read. Its label is safe.";
        }
    }

    private string What(SampleHistoryEntry entry)
    {
        if (entry.ActId is null)
            return $"Imported as {NameOf(entry.Label ?? 0)}";
        // A label includes the mark; only a mark alone is worth a word.
        var changes = entry.Kind == ActKind.Label && entry.Label is not null ? entry.Changes.Where(change => change.Aspect == LabelAspect.Label) : entry.Changes;
        var words = string.Join(", ", changes.Select(change => ActWords.Of(change, NameOf)));
        return entry.Kind == ActKind.Label && entry.Label is null ? "Label confirmed" : words.Length == 0 ? "" : $"{char.ToUpperInvariant(words[0])}{words[1..]}";
    }

    private static string How(SampleHistoryEntry entry) => entry.Kind switch
    {
        ActKind.Undo => "taken back",
        ActKind.Redo => "done again",
        ActKind.Majority => "from the majority of votes,",
        ActKind.Consensus => "from the consensus of raters,",
        ActKind.Merge => "with a merged class,",
        ActKind.LabelImport => "from a file,",
        ActKind.Suggestion => "as suggested,",
        _ => "",
    };

    private string NameOf(int label) => Classes.FirstOrDefault(row => row.Index == label)?.Name ?? $"class {label}";
}
