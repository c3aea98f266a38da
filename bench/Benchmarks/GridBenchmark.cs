using Fer.Bench.Reporting;
using Fer.Data;
using Fer.Data.Samples;
using Fer.Data.Samples.Facets;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Bench.Benchmarks;

/// <summary>The grid's first page in several views, with its exact count and the counts of all facets, against the same page with class counts only by bare SQL.</summary>
internal sealed class GridBenchmark : IBenchmark
{
    private const int PageSize = 500, Cells = 100, RestSize = 20_000, Repetitions = 40, LargeRows = 100_000;
    private const double SmallHold = 200, LargeHold = 500;

    public string Name => "grid";

    public string Purpose => "first page of the grid with all facets in any view";

    /// <summary>Milliseconds that a first page may take.</summary>
    public static double HoldOf(int rows) => rows > LargeRows ? LargeHold : SmallHold;

    public async Task<IReadOnlyList<Figure>> RunAsync(BenchOptions options, CancellationToken ct)
    {
        await using var scratch = await ScratchFolder.CreateAsync(ct);
        var rows = options.RowsOr(BenchOptions.Fer2013Rows);
        var dataset = await GeneratedDataset.AddAsync(scratch, rows, ct);
        var reading = new Reading(scratch.Services.GetRequiredService<IDbContextFactory<FerDbContext>>());
        var hold = HoldOf(rows);
        var cold = await Statistics.TimeAsync(1, _ => reading.FirstPageAsync(new(dataset), SampleSort.Usual, ct));
        List<Figure> figures = [new($"first page of {rows} images after the start", cold[0], "ms")];
        var bare = await BareSqlAsync(scratch, dataset, ct);
        foreach (var (name, filter, sort) in BrowseViews.Of(dataset))
        {
            await reading.FirstPageAsync(filter, sort, ct);
            var times = await Statistics.TimeAsync(Repetitions, _ => reading.FirstPageAsync(filter, sort, ct));
            var whole = Statistics.Median(await Statistics.TimeAsync(options.RoundsOr(3), _ => reading.WholeAsync(filter, sort, ct)));
            var p95 = Statistics.Percentile(times, 0.95);
            var isPlain = filter.IsEmpty && sort == SampleSort.Usual;
            figures.Add(new($"first page of {rows} images, {name}, p95", p95, "ms", $"under {hold} ms", p95 < hold,
                isPlain ? "bare SQL in a prepared loop, class counts only" : null, isPlain ? bare / p95 : null));
            figures.Add(new($"all ids, {name}, median", whole, "ms"));
        }
        return figures;
    }

    private static async Task<double> BareSqlAsync(ScratchFolder scratch, int dataset, CancellationToken ct)
    {
        await using var connection = new SqliteConnection($"Data Source={scratch.Folder.Database}");
        await connection.OpenAsync(ct);
        await using var page = connection.CreateCommand();
        page.CommandText = $"SELECT Id, Label, OriginalLabel, Version, PixelHash FROM Sample WHERE DatasetId = $dataset ORDER BY Id LIMIT {PageSize}";
        page.Parameters.AddWithValue("$dataset", dataset);
        await using var counts = connection.CreateCommand();
        counts.CommandText = "SELECT Label, COUNT(*) FROM Sample WHERE DatasetId = $dataset GROUP BY Label";
        counts.Parameters.AddWithValue("$dataset", dataset);
        var times = await Statistics.TimeAsync(Repetitions, async _ =>
        {
            foreach (var command in new[] { counts, page })
            {
                await using var reader = await command.ExecuteReaderAsync(ct);
                while (await reader.ReadAsync(ct))
                    reader.GetInt64(0);
            }
        });
        return Statistics.Percentile(times, 0.95);
    }

    private sealed class Reading(IDbContextFactory<FerDbContext> contexts)
    {
        private readonly SampleGrid _grid = new(contexts);
        private readonly SamplePages _pages = new(contexts);
        private readonly SampleFacets _facets = new(contexts);

        public async Task FirstPageAsync(SampleFilter filter, SampleSort sort, CancellationToken ct)
        {
            var counts = await _facets.CountAsync(filter, ct);
            var page = await _pages.ReadAsync(filter, sort, null, PageSize, counts, ct);
            await _grid.ReadCellsAsync([.. page.Ids.Take(Cells)], ct);
        }

        public async Task WholeAsync(SampleFilter filter, SampleSort sort, CancellationToken ct)
        {
            var counts = await _facets.CountAsync(filter, ct);
            var page = await _pages.ReadAsync(filter, sort, null, PageSize, counts, ct);
            for (var read = page.Ids.Count; read < counts.Total && page.Next is { } next; read += page.Ids.Count)
                page = await _pages.ReadAsync(filter, sort, next, RestSize, counts, ct);
        }
    }
}
