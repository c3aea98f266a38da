using Fer.Data.Datasets;
using Fer.Data.Evaluations;
using Fer.Data.Samples;
using Fer.Data.Splits;
using Fer.Data.Tags;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;

namespace Fer.Web.Features.Browse;

/// <summary>The selected image: itself and its label at once, what else is known a moment later.</summary>
public sealed partial class ImagePanel
{
    private SampleDetail? _detail;
    private IReadOnlyList<string> _tags = [];
    private string? _failure;
    private SamplePrediction? _prediction;
    private (SampleCell Cell, int? Run, SplitPart? Part)? _loaded;

    [Parameter, EditorRequired] public required SampleCell Cell { get; set; }

    [Parameter, EditorRequired] public required int DatasetId { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<ClassCount> Classes { get; set; }

    [Parameter, EditorRequired] public required int Position { get; set; }

    [Parameter, EditorRequired] public required int Total { get; set; }

    /// <summary>The view; its run's prediction is shown, too.</summary>
    [Parameter] public SampleFilter? Filter { get; set; }

    /// <summary>Images that come next.</summary>
    [Parameter] public IReadOnlyList<long> Upcoming { get; set; } = [];

    /// <summary>A class was clicked for the image that is shown.</summary>
    [Parameter] public EventCallback<(long SampleId, int Label)> Labelled { get; set; }

    /// <summary>Another image is asked for.</summary>
    [Parameter] public EventCallback<long> Opened { get; set; }

    [Inject] public required SampleDetails Details { get; init; }

    [Inject] public required TagList Tags { get; init; }

    [Inject] public required SamplePredictions Predictions { get; init; }

    protected override async Task OnParametersSetAsync()
    {
        if (_loaded == (Cell, Filter?.RunId, Filter?.ScoredPart))
            return;
        _loaded = (Cell, Filter?.RunId, Filter?.ScoredPart);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var ct = NextLoad();
        var id = Cell.Id;
        try
        {
            // Away from the circuit: the next image must not wait for the facts of this one.
            var (run, part) = (Filter?.RunId, Filter?.ScoredPart);
            var (detail, tags, prediction) = await Task.Run(
                async () => (
                    await Details.FindAsync(DatasetId, id, ct),
                    await Tags.OfSampleAsync(id, ct),
                    run is { } scored ? await Predictions.FindAsync(scored, part, id, ct) : null),
                ct);
            ct.ThrowIfCancellationRequested();
            (_detail, _tags, _prediction, _failure) = (detail, tags, prediction, null);
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

    private string Standing => string.Join(" · ", new[]
    {
        Cell.Label == Cell.OriginalLabel ? null : $"Imported as {NameOf(Cell.OriginalLabel)}",
        Cell.IsReviewed ? "Reviewed" : null,
        Cell.IsExcluded ? "Excluded from splits" : null,
    }.OfType<string>());

    private string NameOf(int label) => Classes.FirstOrDefault(row => row.Index == label)?.Name ?? $"class {label}";
}
