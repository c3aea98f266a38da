using Fer.Data.Samples;

namespace Fer.Web.Features.Browse;

/// <summary>The images under one filter as the page shows them: their order stays fixed until the filter is applied anew.</summary>
public sealed class GridView(SampleGrid grid)
{
    /// <summary>Cells that are kept; beyond, those far from the screen are read again when they are needed.</summary>
    private const int MostCells = 20_000;

    private readonly Dictionary<long, SampleCell> _cells = [];
    private long[] _ids = [];

    public int Count => _ids.Length;

    /// <summary>Class counts under the filter's other conditions.</summary>
    public IReadOnlyDictionary<int, int> Counts { get; private set; } = new Dictionary<int, int>();

    /// <summary>Images labelled since the filter was applied.</summary>
    public int RelabelledCount { get; private set; }

    public async Task LoadAsync(SampleFilter filter, CancellationToken ct)
    {
        var ids = await grid.ListIdsAsync(filter, ct);
        var counts = await grid.CountByClassAsync(filter, ct);
        (_ids, Counts, RelabelledCount) = (ids, counts, 0);
        _cells.Clear();
    }

    public async Task RecountAsync(SampleFilter filter, CancellationToken ct) => Counts = await grid.CountByClassAsync(filter, ct);

    public long IdAt(int index) => _ids[index];

    /// <summary>Place of an image, or -1 where it is not in the view.</summary>
    public int IndexOf(long id) => Math.Max(-1, Array.BinarySearch(_ids, id));

    /// <summary>The cell at a place, or null while it is not loaded.</summary>
    public SampleCell? CellAt(int index) => index >= 0 && index < _ids.Length ? _cells.GetValueOrDefault(_ids[index]) : null;

    public async Task EnsureAsync(int start, int count, CancellationToken ct)
    {
        var from = Math.Clamp(start, 0, _ids.Length);
        var wanted = _ids[from..Math.Clamp(start + count, from, _ids.Length)];
        long[] missing = [.. wanted.Where(id => !_cells.ContainsKey(id))];
        if (missing.Length == 0)
            return;
        var read = await grid.ReadCellsAsync(missing, ct);
        if (_cells.Count > MostCells)
            _cells.Clear();
        foreach (var cell in read)
            _cells[cell.Id] = cell;
    }

    /// <summary>Takes over a label that is on disk.</summary>
    public void Relabel(long id, int label, int version)
    {
        if (_cells.TryGetValue(id, out var cell))
            _cells[id] = cell with { Label = label, Version = version };
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
}
