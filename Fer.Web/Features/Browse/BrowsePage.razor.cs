using Fer.Data.Datasets;
using Fer.Data.Samples;
using Fer.Data.Splits;
using Fer.Web.Components.Keyboard;
using Fer.Web.Components.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;

namespace Fer.Web.Features.Browse;

/// <summary>The wall of images with its filters and the panel of the selected one. The address holds all of its state.</summary>
public sealed partial class BrowsePage
{
    private GridView _view = null!; // Made in OnInitialized, from an injected service.
    private IReadOnlyList<ClassCount>? _classes;
    private IReadOnlyList<SplitSummary> _splits = [];
    private IReadOnlyList<Shortcut> _shortcuts = [];
    private SampleFilter? _filter;
    private ImageGrid? _grid;
    private string? _failure;
    private int _size = CellSize.Default;
    private int _selected;
    private int _generation;

    [Inject] public required SampleGrid Grid { get; init; }

    [Inject] public required DatasetList Datasets { get; init; }

    [Inject] public required SplitList Splits { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    protected override void OnInitialized()
    {
        _view = new GridView(Grid);
        _rest = Clock.CreateTimer(_ => _ = InvokeAsync(WriteAddress), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    protected override async Task OnParametersSetAsync()
    {
        var filter = SampleFilterUrl.Parse(DatasetId ?? 0, Query);
        _size = CellSize.Parse(SizeText);
        if (_filter is null || BrowseAddress.For(_filter) != BrowseAddress.For(filter))
            await LoadAsync(filter, ImageId);
        else if (ImageId is { } id && !_ownAddresses.Remove(id) && _view.IndexOf(id) is >= 0 and var index && index != _selected)
            await SelectAsync(index);
    }

    private async Task LoadAsync(SampleFilter filter, long? imageId)
    {
        var ct = NextLoad();
        var isNewDataset = filter.DatasetId != _filter?.DatasetId;
        _filter = filter;
        try
        {
            if (isNewDataset)
                await LoadDatasetAsync(filter.DatasetId, ct);
            await _view.LoadAsync(filter, ct);
            _failure = null;
            _generation++;
            _queue = [];
            _chosen.Clear(0);
            await SelectAsync(Math.Max(0, imageId is { } id ? _view.IndexOf(id) : 0));
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // A newer filter took over, or the page was left.
        }
        catch (SqliteException)
        {
            _failure = "The images could not be read from the database. Nothing was changed.";
        }
    }

    private async Task LoadDatasetAsync(int datasetId, CancellationToken ct)
    {
        var classes = await Datasets.ReadClassesAsync(datasetId, ct);
        _splits = await Splits.ReadAsync(datasetId, ct);
        _classes = classes;
        _shortcuts = [.. MovingKeys(), .. LabellingKeys()];
    }

    private Task ReloadAsync()
    {
        var filter = _filter ?? new SampleFilter(DatasetId ?? 0);
        return LoadAsync(filter, SelectedId);
    }

    /// <summary>The filter holds from here on; the address, which comes back from the browser later, only repeats it.</summary>
    private Task ApplyAsync(SampleFilter filter)
    {
        var image = SelectedId;
        Navigation.NavigateTo(BrowseAddress.For(filter, image, _size), replace: true);
        return LoadAsync(filter, image);
    }

    private Task ClearAsync() => ApplyAsync(new SampleFilter(_filter!.DatasetId));

    private void ChooseSize(int size)
    {
        _size = size;
        Navigation.NavigateTo(BrowseAddress.For(_filter!, SelectedId, size), replace: true);
    }
}
