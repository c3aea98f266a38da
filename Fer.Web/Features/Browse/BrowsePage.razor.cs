using Fer.Data.Datasets;
using Fer.Data.Samples;
using Fer.Data.Samples.Facets;
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
    private int? _classesOf;
    private IReadOnlyList<Shortcut> _shortcuts = [];
    private SampleFilter? _filter;
    private SampleSort _sort = SampleSort.Usual;
    private ImageGrid? _grid;
    private string? _failure;
    private int _size = CellSize.Default;
    private int _selected;
    private int _generation;

    [Inject] public required SampleGrid Grid { get; init; }

    [Inject] public required DatasetList Datasets { get; init; }

    [Inject] public required SamplePages Pages { get; init; }

    [Inject] public required SampleFacets Facets { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    protected override void OnInitialized()
    {
        _view = new GridView(Grid, Pages, Facets) { CountCorrected = ShowNewCount };
        _rest = Clock.CreateTimer(_ => _ = InvokeAsync(WriteAddress), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    protected override async Task OnParametersSetAsync()
    {
        var filter = SampleFilterUrl.Parse(DatasetId ?? 0, Query);
        var sort = SampleSort.Parse(SortText);
        _size = CellSize.Parse(SizeText);
        if (_filter is null || BrowseAddress.For(_filter, sort: _sort) != BrowseAddress.For(filter, sort: sort))
            await LoadAsync(filter, sort, ImageId);
        else if (ImageId is { } id && !_ownAddresses.Remove(id) && _view.IndexOf(id) is >= 0 and var index && index != _selected)
            await SelectAsync(index);
    }

    private async Task LoadAsync(SampleFilter filter, SampleSort sort, long? imageId)
    {
        var ct = NextLoad();
        (_filter, _sort) = (filter, sort);
        try
        {
            var classes = filter.DatasetId != _classesOf ? await Datasets.ReadClassesAsync(filter.DatasetId, ct) : null;
            await _view.LoadAsync(filter, sort, ct);
            if (classes is not null)
                TakeClasses(filter.DatasetId, classes);
            _failure = null;
            _generation++;
            _queue = [];
            _chosen.Clear(0);
            var place = imageId is { } asked ? _view.IndexOf(asked) : 0;
            await SelectAsync(Math.Max(0, place));
            if (place < 0)
                await FindAsync(imageId!.Value, ct);
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

    /// <summary>An image further on is looked for while the first ones are on the screen; whoever moved on meanwhile stays there.</summary>
    private async Task FindAsync(long imageId, CancellationToken ct)
    {
        if (await _view.FindAsync(imageId, ct) is > 0 and var found && _selected == 0)
            await SelectAsync(found);
    }

    /// <summary>Only once the images are there, too: without, the page would say that there are none.</summary>
    private void TakeClasses(int datasetId, IReadOnlyList<ClassCount> classes)
    {
        (_classesOf, _classes) = (datasetId, classes);
        _shortcuts = [.. MovingKeys(), .. LabellingKeys()];
    }

    private Task ReloadAsync()
    {
        var filter = _filter ?? new SampleFilter(DatasetId ?? 0);
        return LoadAsync(filter, _sort, SelectedId);
    }

    /// <summary>The filter holds from here on; the address, which comes back from the browser later, only repeats it.</summary>
    private Task ApplyAsync(SampleFilter filter) => ShowAsync(filter, _sort);

    private Task SortAsync(SampleSort sort) => ShowAsync(_filter!, sort);

    private Task ShowAsync(SampleFilter filter, SampleSort sort)
    {
        var image = SelectedId;
        Navigation.NavigateTo(BrowseAddress.For(filter, image, _size, sort), replace: true);
        return LoadAsync(filter, sort, image);
    }

    private Task ClearAsync() => ApplyAsync(new SampleFilter(_filter!.DatasetId));

    private void ChooseSize(int size)
    {
        _size = size;
        Navigation.NavigateTo(BrowseAddress.For(_filter!, SelectedId, size, _sort), replace: true);
    }

    /// <summary>Images came or went while the list was read: the wall is laid out anew.</summary>
    private void ShowNewCount()
    {
        _generation++;
        StateHasChanged();
    }
}
