using Fer.Data.Datasets;
using Fer.Data.Quality;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;

namespace Fer.Web.Features.Quality;

/// <summary>What else is known about the image of an issue, a moment after the image itself: votes, twins, where it is tested with.</summary>
public sealed partial class IssueFacts
{
    private IssueDetail? _detail;
    private string? _failure;
    private long _loaded;
    private (long Id, long? ActId) _asked;

    [Parameter, EditorRequired] public required QueuedIssue Issue { get; set; }

    [Parameter, EditorRequired] public required int DatasetId { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<ClassCount> Classes { get; set; }

    [Inject] public required QualityIssues Issues { get; init; }

    protected override async Task OnParametersSetAsync()
    {
        if (_asked == (Issue.Id, Issue.ActId))
            return;
        _asked = (Issue.Id, Issue.ActId);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var (ct, id) = (NextLoad(), Issue.Id);
        try
        {
            // Away from the circuit: the next image must not wait for the facts of this one.
            var detail = await Task.Run(() => Issues.FindDetailAsync(id, ct), ct);
            ct.ThrowIfCancellationRequested();
            (_detail, _loaded, _failure) = (detail, id, null);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Another issue is shown by now.
        }
        catch (SqliteException)
        {
            _failure = "What else is known about this image could not be read. Its label is safe.";
        }
    }

    private string NameOf(int label) => Classes.FirstOrDefault(row => row.Index == label)?.Name ?? $"class {label}";

    private int SlotOf(int label) => Classes.FirstOrDefault(row => row.Index == label)?.ColourSlot ?? 1;
}
