using Fer.Bench.Reporting;
using Fer.Data;
using Fer.Data.Curators;
using Fer.Data.Labelling;
using Fer.Data.Samples;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Bench.Benchmarks;

/// <summary>Storing labels: one by one against bare SQL, a thousand in one act and its undo, and from the key press in a browser.</summary>
internal sealed class RelabelBenchmark : IBenchmark
{
    private const int Singles = 300, BulkSize = 1_000, StandardRows = 10_000;
    private const double MostMilliseconds = 100, MostBulkSeconds = 1;

    public string Name => "relabel";

    public string Purpose => "key to stored label to next image; bulk and undo";

    public async Task<IReadOnlyList<Figure>> RunAsync(BenchOptions options, CancellationToken ct)
    {
        await using var scratch = await ScratchFolder.CreateAsync(ct);
        var dataset = await GeneratedDataset.AddAsync(scratch, options.RowsOr(StandardRows), ct);
        var log = scratch.Services.GetRequiredService<LabelLog>();
        var undo = scratch.Services.GetRequiredService<LabelUndo>();
        var by = await scratch.Services.GetRequiredService<CuratorDirectory>().ResolveAsync(Guid.NewGuid(), "bench", ct);
        var ids = await new SampleGrid(scratch.Services.GetRequiredService<IDbContextFactory<FerDbContext>>()).ListIdsAsync(new(dataset), ct);

        await log.RelabelAsync(new(Guid.NewGuid(), ids[^1], 1, 1, by), ct);
        var singles = await Statistics.TimeAsync(Singles, i => log.RelabelAsync(new(Guid.NewGuid(), ids[i], (i + 1) % 7, 1, by), ct));
        var bare = await BareSqlAsync(scratch, ids, ct);
        var bulkIds = ids[Singles..Math.Min(ids.Length, Singles + BulkSize)];
        List<double> bulks = [], undos = [];
        for (var round = 0; round < options.RoundsOr(3); round++)
        {
            bulks.AddRange(await Statistics.TimeAsync(1, _ => log.ApplyAsync(
                new(Guid.NewGuid(), dataset, ActKind.BulkLabel, new SampleChange.SetLabel(bulkIds, round % 7), by), ct)));
            undos.AddRange(await Statistics.TimeAsync(1, _ => undo.UndoLastAsync(dataset, by, ct)));
        }

        var (single, bulk, back) = (Statistics.Percentile(singles, 0.95), Statistics.Median(bulks) / 1000, Statistics.Median(undos) / 1000);
        List<Figure> figures =
        [
            new("one label stored, p95", single, "ms", $"under {MostMilliseconds} ms", single < MostMilliseconds, "bare SQL, same transaction", bare / single),
            new($"bulk relabel of {bulkIds.Length}, median", bulk, "s", $"under {MostBulkSeconds} s", bulk < MostBulkSeconds),
            new($"its undo, median", back, "s", $"under {MostBulkSeconds} s", back < MostBulkSeconds),
        ];
        figures.AddRange(await BrowserRelabel.MeasureAsync(scratch, dataset, MostMilliseconds, ct));
        return figures;
    }

    private static async Task<double> BareSqlAsync(ScratchFolder scratch, long[] ids, CancellationToken ct)
    {
        await using var connection = new SqliteConnection($"Data Source={scratch.Folder.Database}");
        await connection.OpenAsync(ct);
        await using var pragma = connection.CreateCommand();
        pragma.CommandText = "PRAGMA synchronous=FULL";
        await pragma.ExecuteNonQueryAsync(ct);
        await using var update = connection.CreateCommand();
        update.CommandText =
            """
            INSERT INTO LabelEvent (DatasetId, SampleId, Aspect, "From", "To", Source, Actor, At)
            SELECT DatasetId, Id, 'Label', Label, 0, 'Human', 'peer', 0 FROM Sample WHERE Id = $id;
            UPDATE Sample SET Label = 0, Version = Version + 1 WHERE Id = $id;
            """;
        var times = await Statistics.TimeAsync(Singles, async i =>
        {
            await using var transaction = (SqliteTransaction)await connection.BeginTransactionAsync(ct);
            update.Transaction = transaction;
            update.Parameters.Clear();
            update.Parameters.AddWithValue("$id", ids[^(i + 2)]);
            await update.ExecuteNonQueryAsync(ct);
            await transaction.CommitAsync(ct);
        });
        return Statistics.Percentile(times, 0.95);
    }
}
