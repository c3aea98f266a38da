using Fer.Data.Samples;
using Fer.Data.Samples.Facets;

namespace Fer.Web.Features.Browse;

/// <summary>
/// The images under one filter as the page shows them: their order stays fixed until the filter is applied anew. The first
/// ids come at once and the rest follow in the background; what needs a later one waits for it.
/// </summary>
/// <param name="grid">Reads the cells.</param>
/// <param name="pages">Reads the ids, page by page.</param>
/// <param name="facets">Counts.</param>
/// <param name="mostCells">Cells that are held; beyond, those off the screen are let go and read again when they are needed.</param>
public sealed class GridView(SampleGrid grid, SamplePages pages, SampleFacets facets, int mostCells = 20_000)
{
    private readonly Dictionary<long, SampleCell> _cells = [];
    private readonly Dictionary<long, int> _labelsBefore = [];
    private TaskCompletionSource _progress = new();
    private Task _rest = Task.CompletedTask;
    private long[] _ids = [];
    private int _loaded;
    private SampleFilter? _filter;
    private int _selected;

    /// <summary>Ids that are read before the view is shown.</summary>
    public int FirstPage { get; init; } = 500;

    /// <summary>Ids that are read at once afterwards.</summary>
    public int NextPage { get; init; } = 20_000;

    /// <summary>Images of the view, exact from the start.</summary>
    public int Count => _ids.Length;

    /// <summary>Counts of all facets, each under the filter's other conditions.</summary>
    public FacetCounts Facets { get; private set; } = FacetCounts.Nothing;

    /// <summary>Class counts under the filter's other conditions.</summary>
    public IReadOnlyDictionary<int, int> Counts => Facets[Facet.Class];

    /// <summary>Images that were labelled one by one since the filter was applied, and have another label than then.</summary>
    public int RelabelledCount => _labelsBefore.Count;

    /// <summary>Called where images came or went while the ids were read, so that <see cref="Count"/> is another than it was.</summary>
    public Action? CountCorrected { get; set; }

    /// <summary>The images under a filter in the order of import.</summary>
    public Task LoadAsync(SampleFilter filter, CancellationToken ct) => LoadAsync(filter, SampleSort.Usual, ct);

    /// <summary>Queries off the caller's thread, which the grid draws on, and takes the results over on it.</summary>
    /// <param name="filter">The images.</param>
    /// <param name="sort">Their order.</param>
    /// <param name="ct">Stops reading, the rest in the background too.</param>
    public async Task LoadAsync(SampleFilter filter, SampleSort sort, CancellationToken ct)
    {
        var (counts, page) = await Task.Run(
            async () =>
            {
                var counted = await facets.CountAsync(filter, ct);
                return (counted, await pages.ReadAsync(filter, sort, null, FirstPage, counted, ct));
            },
            ct);
        ct.ThrowIfCancellationRequested();
        (Facets, _selected, _loaded, _filter) = (counts, 0, 0, filter);
        _labelsBefore.Clear();
        _ids = new long[page.Next is null ? page.Ids.Count : Math.Max(counts.Total, page.Ids.Count)];
        _cells.Clear();
        Take(page.Ids);
        _rest = page.Next is { } next && page.Ids.Count < counts.Total ? ReadRestAsync(filter, sort, next, ct) : Task.CompletedTask;
    }

    /// <summary>Counts again under the same filter, after labels, marks or tags have changed.</summary>
    public async Task RecountAsync(SampleFilter filter, CancellationToken ct) => Facets = await Task.Run(() => facets.CountAsync(filter, ct), ct);

    /// <summary>The image at a place that was shown or selected.</summary>
    public long IdAt(int index) => _ids[index];

    /// <summary>Place of an image, or -1 where it is not in the view, or not among those read so far.</summary>
    public int IndexOf(long id) => Array.IndexOf(_ids, id, 0, _loaded);

    /// <summary>Place of an image, or -1 where it is not in the view; waits for the ids where it is not among those read so far.</summary>
    public async Task<int> FindAsync(long id, CancellationToken ct)
    {
        await ReachAsync(() => IndexOf(id) >= 0, ct);
        return IndexOf(id);
    }

    /// <summary>All images of the view in their order.</summary>
    public async Task<IReadOnlyList<long>> ListAsync(CancellationToken ct)
    {
        await ReachAsync(() => false, ct);
        return _ids[.._loaded];
    }

    /// <summary>The cell at a place, or null while it is not loaded.</summary>
    public SampleCell? CellAt(int index) => index >= 0 && index < _loaded ? _cells.GetValueOrDefault(_ids[index]) : null;

    /// <summary>Reads the cells that come on the screen. Where too many are held, only these and the selected one stay.</summary>
    public async Task ShowAsync(int start, int count, CancellationToken ct)
    {
        await ReachAsync(() => _loaded >= start + count, ct);
        var shown = Slice(start, count);
        if (_cells.Count > mostCells)
            LetGoExcept([.. shown, .. AroundSelected()]);
        await ReadMissingAsync(shown, ct);
    }

    /// <summary>Reads the cell at a place and its neighbours, so that the next step finds it at hand, and holds on to them.</summary>
    public async Task SelectAsync(int index, CancellationToken ct)
    {
        _selected = index;
        await ReachAsync(() => _loaded > index, ct);
        await ReadMissingAsync(AroundSelected(), ct);
    }

    /// <summary>Takes over a label that is on disk.</summary>
    public void Relabel(long id, int label, int version)
    {
        if (_cells.TryGetValue(id, out var cell))
            _cells[id] = cell with { Label = label, Version = version, IsReviewed = true };
    }

    /// <summary>Reads again those of the given images that are held.</summary>
    public async Task RefreshAsync(IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        long[] held = [.. ids.Where(_cells.ContainsKey)];
        foreach (var cell in await Task.Run(() => grid.ReadCellsAsync(held, _filter, ct), ct))
        {
            _cells[cell.Id] = cell;
            Settle(cell.Id, cell.Label);
        }
    }

    /// <summary>Moves one image from one class to another in the counts, where the filter's conditions still hold for it; <see cref="RecountAsync"/> then says it exactly, for every facet.</summary>
    /// <param name="id">The image.</param>
    /// <param name="from">Class before.</param>
    /// <param name="to">Class now.</param>
    public void MoveCount(long id, int from, int to)
    {
        _labelsBefore.TryAdd(id, from);
        Settle(id, to);
        var counts = Counts.ToDictionary();
        counts[from] = Math.Max(0, counts.GetValueOrDefault(from) - 1);
        counts[to] = counts.GetValueOrDefault(to) + 1;
        Facets = Facets with { Values = Facets.Values.ToDictionary(pair => pair.Key, pair => pair.Key == Facet.Class ? counts : pair.Value) };
    }

    /// <summary>An image with the label that it had is not relabelled.</summary>
    private void Settle(long id, int label)
    {
        if (_labelsBefore.TryGetValue(id, out var before) && before == label)
            _labelsBefore.Remove(id);
    }

    private async Task ReadRestAsync(SampleFilter filter, SampleSort sort, SampleCursor after, CancellationToken ct)
    {
        var (counts, ids) = (Facets, _ids);
        // Where all are there that were counted, looking for more would mean a walk to the end of the order.
        for (SampleCursor? next = after; next is not null && _loaded < counts.Total;)
        {
            var (from, known) = (next, counts);
            var page = await Task.Run(() => pages.ReadAsync(filter, sort, from, NextPage, known, ct), ct);
            if (!ReferenceEquals(ids, _ids))
                return;
            Take(page.Ids);
            (next, ids) = (page.Next, _ids);
        }
        if (_loaded == _ids.Length)
            return;
        Array.Resize(ref _ids, _loaded);
        CountCorrected?.Invoke();
    }

    private void Take(IReadOnlyList<long> ids)
    {
        if (_loaded + ids.Count > _ids.Length)
        {
            Array.Resize(ref _ids, _loaded + ids.Count);
            CountCorrected?.Invoke();
        }
        for (var i = 0; i < ids.Count; i++)
            _ids[_loaded + i] = ids[i];
        _loaded += ids.Count;
        var reached = _progress;
        _progress = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        reached.TrySetResult();
    }

    private async Task ReachAsync(Func<bool> isReached, CancellationToken ct)
    {
        while (!isReached() && !_rest.IsCompleted)
            await Task.WhenAny(_progress.Task, _rest).WaitAsync(ct);
        if (!isReached() && _rest.IsFaulted)
            await _rest;
    }

    private long[] AroundSelected() => Slice(_selected - 1, 3);

    private long[] Slice(int start, int count)
    {
        var from = Math.Clamp(start, 0, _loaded);
        return _ids[from..Math.Clamp(start + count, from, _loaded)];
    }

    private void LetGoExcept(HashSet<long> kept)
    {
        foreach (var id in _cells.Keys.Where(id => !kept.Contains(id)).ToList())
            _cells.Remove(id);
    }

    private async Task ReadMissingAsync(long[] wanted, CancellationToken ct)
    {
        long[] missing = [.. wanted.Where(id => !_cells.ContainsKey(id))];
        if (missing.Length == 0)
            return;
        // What was put in meanwhile is newer than what was asked for before.
        foreach (var cell in await grid.ReadCellsAsync(missing, _filter, ct))
            _cells.TryAdd(cell.Id, cell);
    }
}
