using Fer.Bench.Reporting;
using Fer.Data;
using Fer.Data.Curators;
using Fer.Data.Labelling;
using Fer.Data.Samples;
using Fer.Data.Samples.Facets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Bench.Benchmarks;

/// <summary>Exact counts of all facets under several filters, each right after a label was given, against grouping in SQL.</summary>
internal sealed class FacetsBenchmark : IBenchmark
{
    private const int Repetitions = 40;

    public string Name => "facets";

    public string Purpose => "counts of all facets under any filter";

    public async Task<IReadOnlyList<Figure>> RunAsync(BenchOptions options, CancellationToken ct)
    {
        await using var scratch = await ScratchFolder.CreateAsync(ct);
        var rows = options.RowsOr(BenchOptions.Fer2013Rows);
        var dataset = await GeneratedDataset.AddAsync(scratch, rows, ct);
        var contexts = scratch.Services.GetRequiredService<IDbContextFactory<FerDbContext>>();
        var log = scratch.Services.GetRequiredService<LabelLog>();
        var by = await scratch.Services.GetRequiredService<CuratorDirectory>().ResolveAsync(Guid.NewGuid(), "bench", ct);
        var facets = new SampleFacets(contexts);
        var hold = GridBenchmark.HoldOf(rows);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var cold = await Statistics.TimeAsync(1, _ => facets.CountAsync(new SampleFilter(dataset), ct));
        List<Figure> figures =
        [
            new($"first count of {rows} images after the start", cold[0], "ms"),
            new("memory of the copy", (GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6, "MB"),
        ];
        var label = 0;
        foreach (var (name, filter, _) in BrowseViews.Of(dataset))
        {
            await facets.CountAsync(filter, ct);
            List<double> times = [];
            for (var round = 0; round < Repetitions; round++)
            {
                await log.ApplyAsync(new(Guid.NewGuid(), dataset, ActKind.BulkLabel, new SampleChange.SetLabel([++label], round % 7), by), ct);
                times.AddRange(await Statistics.TimeAsync(1, _ => facets.CountAsync(filter, ct)));
            }
            await FacetSql.CountAsync(contexts, filter, ct);
            var peer = Statistics.Median(await Statistics.TimeAsync(options.RoundsOr(3), _ => FacetSql.CountAsync(contexts, filter, ct)));
            var p95 = Statistics.Percentile(times, 0.95);
            figures.Add(new($"all facets of {rows} images, {name}, p95", p95, "ms", $"under {hold} ms", p95 < hold, "grouping in SQL, a query a facet", peer / p95));
        }
        return figures;
    }
}
