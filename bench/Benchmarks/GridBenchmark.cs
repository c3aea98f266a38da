using Fer.Bench.Reporting;
using Fer.Data;
using Fer.Data.Quality;
using Fer.Data.Samples;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Bench.Benchmarks;

/// <summary>The grid's first page under several filters, with exact counts per class, against the same page by bare SQL.</summary>
internal sealed class GridBenchmark : IBenchmark
{
    private const int PageSize = 100, Repetitions = 40, LargeRows = 100_000;
    private const double SmallHold = 200, LargeHold = 500;

    public string Name => "grid";

    public string Purpose => "first page of the grid under any filter";

    public async Task<IReadOnlyList<Figure>> RunAsync(BenchOptions options, CancellationToken ct)
    {
        await using var scratch = await ScratchFolder.CreateAsync(ct);
        var rows = options.RowsOr(BenchOptions.Fer2013Rows);
        var dataset = await GeneratedDataset.AddAsync(scratch, rows, ct);
        var grid = new SampleGrid(scratch.Services.GetRequiredService<IDbContextFactory<FerDbContext>>());
        var hold = rows > LargeRows ? LargeHold : SmallHold;
        var everything = new SampleFilter(dataset);
        (string Name, SampleFilter Filter)[] filters =
        [
            ("no filter", everything),
            ("one class", everything with { Classes = [3] }),
            ("two classes of the test usages", everything with { Classes = [1, 2], Usages = [SourceUsage.PublicTest, SourceUsage.PrivateTest] }),
            ("changed labels", everything with { Changed = true }),
            ("duplicates", everything with { Issues = [QualityIssueKind.ExactDuplicate] }),
            ("text", everything with { Text = "row 77" }),
        ];
        List<Figure> figures = [];
        var bare = await BareSqlAsync(scratch, dataset, ct);
        foreach (var (name, filter) in filters)
        {
            await FirstPageAsync(grid, filter, ct);
            var times = await Statistics.TimeAsync(Repetitions, _ => FirstPageAsync(grid, filter, ct));
            var p95 = Statistics.Percentile(times, 0.95);
            figures.Add(filter == everything
                ? new($"first page of {rows} images, {name}, p95", p95, "ms", $"under {hold} ms", p95 < hold, "bare SQL in a prepared loop", bare / p95)
                : new($"first page of {rows} images, {name}, p95", p95, "ms", $"under {hold} ms", p95 < hold));
        }
        return figures;
    }

    private static async Task FirstPageAsync(SampleGrid grid, SampleFilter filter, CancellationToken ct)
    {
        var ids = await grid.ListIdsAsync(filter, ct);
        await grid.CountByClassAsync(filter, ct);
        await grid.ReadCellsAsync(ids[..Math.Min(PageSize, ids.Length)], ct);
    }

    private static async Task<double> BareSqlAsync(ScratchFolder scratch, int dataset, CancellationToken ct)
    {
        await using var connection = new SqliteConnection($"Data Source={scratch.Folder.Database}");
        await connection.OpenAsync(ct);
        await using var page = connection.CreateCommand();
        page.CommandText = $"SELECT Id, Label, OriginalLabel, Version, PixelHash FROM Sample WHERE DatasetId = $dataset ORDER BY Id LIMIT {PageSize}";
        page.Parameters.AddWithValue("$dataset", dataset);
        await using var ids = connection.CreateCommand();
        ids.CommandText = "SELECT Id FROM Sample WHERE DatasetId = $dataset ORDER BY Id";
        ids.Parameters.AddWithValue("$dataset", dataset);
        await using var counts = connection.CreateCommand();
        counts.CommandText = "SELECT Label, COUNT(*) FROM Sample WHERE DatasetId = $dataset GROUP BY Label";
        counts.Parameters.AddWithValue("$dataset", dataset);
        var times = await Statistics.TimeAsync(Repetitions, async _ =>
        {
            foreach (var command in new[] { ids, counts, page })
            {
                await using var reader = await command.ExecuteReaderAsync(ct);
                while (await reader.ReadAsync(ct))
                    reader.GetInt64(0);
            }
        });
        return Statistics.Percentile(times, 0.95);
    }
}
