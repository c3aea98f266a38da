using Fer.Data.Datasets;
using Fer.Data.Labelling;
using Fer.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;

namespace Fer.Web.Features.History;

/// <summary>One act from near: which classes changed into which, and its images.</summary>
public sealed partial class ActPanel
{
    /// <summary>Images on one page.</summary>
    public const int PageSize = 48;

    private IReadOnlyList<ActSample>? _samples;
    private ActRow? _loaded;
    private string? _failure;
    private int _skip;

    [Parameter, EditorRequired] public required ActRow Act { get; set; }

    [Parameter, EditorRequired] public required int DatasetId { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<ClassCount> Classes { get; set; }

    [Inject] public required ActSamples Samples { get; init; }

    protected override async Task OnParametersSetAsync()
    {
        if (ReferenceEquals(_loaded, Act))
            return;
        if (_loaded?.Id != Act.Id)
            (_samples, _skip) = (null, 0);
        _loaded = Act;
        await LoadAsync();
    }

    private Task MoveAsync(int by)
    {
        _skip = Math.Max(0, _skip + by);
        return LoadAsync();
    }

    private async Task LoadAsync()
    {
        var ct = NextLoad();
        var (id, skip) = (Act.Id, _skip);
        try
        {
            _samples = await Task.Run(() => Samples.ReadAsync(id, skip, PageSize, ct), ct);
            _failure = null;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Another act was opened, or the page was left.
        }
        catch (SqliteException)
        {
            _failure = "The images of this act could not be read. Nothing was changed.";
        }
    }

    private string Words(ActSample sample) =>
        string.Join(", ", sample.Changes.Where(change => !IsImplied(change)).Select(change => ActWords.Of(change, NameOf)));

    /// <summary>A label given by hand always marks as reviewed; that is only worth saying where it is all that happened.</summary>
    private bool IsImplied(ActChange change) =>
        change.Aspect == LabelAspect.Reviewed && Act.Changes.Any(other => other.Aspect == LabelAspect.Label);

    private string NameOf(int label) => Find(label)?.Name ?? $"class {label}";

    private int SlotOf(int label) => Find(label)?.ColourSlot ?? 1;

    private ClassCount? Find(int label) => Classes.FirstOrDefault(row => row.Index == label);
}
