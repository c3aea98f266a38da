using Fer.Data.Samples;

namespace Fer.Web.Features.Browse;

/// <summary>The images under one filter as the page shows them: their order stays fixed until the filter is applied anew.</summary>
/// <param name="grid">Reads the cells.</param>
/// <param name="mostCells">Cells that are held; beyond, those off the screen are let go and read again when they are needed.</param>
public sealed class GridView(SampleGrid grid, int mostCells = 20_000)
{
    private readonly Dictionary<long, SampleCell> _cells = [];
    private long[] _ids = [];
    private int _selected;

    public int Count => _ids.Length;

    /// <summary>Class counts under the filter's other conditions.</summary>
    public IReadOnlyDictionary<int, int> Counts { get; private set; } = new Dictionary<int, int>();

    /// <summary>Images labelled since the filter was applied.</summary>
    public int RelabelledCount { get; private set; }

    /// <summary>Queries off the caller's thread, which the grid draws on, and takes the results over on it.</summary>
    public async Task LoadAsync(SampleFilter filter, CancellationToken ct)
    {
        var (ids, counts) = await Task.Run(async () => (await grid.ListIdsAsync(filter, ct), await grid.CountByClassAsync(filter, ct)), ct);
        ct.ThrowIfCancellationRequested();
        (_ids, Counts, RelabelledCount, _selected) = (ids, counts, 0, 0);
        _cells.Clear();
    }

    public async Task RecountAsync(SampleFilter filter, CancellationToken ct) => Counts = await grid.CountByClassAsync(filter, ct);

    public long IdAt(int index) => _ids[index];

    /// <summary>Place of an image, or -1 where it is not in the view.</summary>
    public int IndexOf(long id) => Math.Max(-1, Array.BinarySearch(_ids, id));

    /// <summary>The cell at a place, or null while it is not loaded.</summary>
    public SampleCell? CellAt(int index) => index >= 0 && index < _ids.Length ? _cells.GetValueOrDefault(_ids[index]) : null;

    /// <summary>Reads the cells that come on the screen. Where too many are held, only these and the selected one stay.</summary>
    public Task ShowAsync(int start, int count, CancellationToken ct)
    {
        var shown = Slice(start, count);
        if (_cells.Count > mostCells)
            LetGoExcept([.. shown, .. AroundSelected()]);
        return ReadMissingAsync(shown, ct);
    }

    /// <summary>Reads the cell at a place and its neighbours, so that the next step finds it at hand, and holds on to them.</summary>
    public Task SelectAsync(int index, CancellationToken ct)
    {
        _selected = index;
        return ReadMissingAsync(AroundSelected(), ct);
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
        foreach (var cell in await Task.Run(() => grid.ReadCellsAsync(held, ct), ct))
            _cells[cell.Id] = cell;
    }

    /// <summary>Moves one image from one class to another in the counts, where the filter's conditions still hold for it.</summary>
    /// <param name="from">Class before.</param>
    /// <param name="to">Class now.</param>
    /// <param name="isUndo">Whether the image came back to where it was.</param>
    public void MoveCount(int from, int to, bool isUndo)
    {
        RelabelledCount = Math.Max(0, RelabelledCount + (isUndo ? -1 : 1));
        var counts = Counts.ToDictionary();
        counts[from] = Math.Max(0, counts.GetValueOrDefault(from) - 1);
        counts[to] = counts.GetValueOrDefault(to) + 1;
        Counts = counts;
    }

    private long[] AroundSelected() => Slice(_selected - 1, 3);

    private long[] Slice(int start, int count)
    {
        var from = Math.Clamp(start, 0, _ids.Length);
        return _ids[from..Math.Clamp(start + count, from, _ids.Length)];
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
        foreach (var cell in await grid.ReadCellsAsync(missing, ct))
            _cells[cell.Id] = cell;
    }
}
