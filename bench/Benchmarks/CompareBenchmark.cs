using Fer.Bench.Reporting;
using Fer.Data;
using Fer.Data.Splits;
using Fer.Engine.Evaluations;
using Fer.Engine.Evaluations.Pairs;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Views;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Bench.Benchmarks;

/// <summary>What the page that compares runs reads before it shows, and what it works out afterwards.</summary>
internal sealed class CompareBenchmark : IBenchmark
{
    private const int Runs = 100;
    private const int Epochs = 50;
    private const int Repetitions = 20;
    private const double HoldMilliseconds = 1_000;

    public string Name => "compare";

    public string Purpose => "the compare page with 100 runs of 50 epochs";

    public async Task<IReadOnlyList<Figure>> RunAsync(BenchOptions options, CancellationToken ct)
    {
        await using var scratch = await ScratchFolder.CreateAsync(ct);
        var dataset = await GeneratedDataset.AddAsync(scratch, options.RowsOr(BenchOptions.Fer2013Rows), ct);
        var contexts = scratch.Services.GetRequiredService<IDbContextFactory<FerDbContext>>();
        var ids = await GeneratedRuns.AddAsync(contexts, dataset, Runs, Epochs, ct);
        var queries = new RunQueries(contexts);
        var comparisons = new RunComparison(contexts, queries);
        var tests = new PairTests(contexts);

        async Task OpenAsync(int _)
        {
            await queries.ListAsync(new RunFilter { DatasetId = dataset }, ct);
            await comparisons.CompareAsync(ids, SplitPart.Validation, ct);
        }

        var cold = await Statistics.TimeAsync(1, OpenAsync);
        var open = Statistics.Percentile(await Statistics.TimeAsync(Repetitions, OpenAsync), 0.95);
        var two = Statistics.Median(await Statistics.TimeAsync(options.RoundsOr(3), _ => tests.TestAsync([ids[0], ids[1]], null, SplitPart.Validation, ct)));
        var six = Statistics.Median(await Statistics.TimeAsync(options.RoundsOr(3), _ => tests.TestAsync([.. ids.Take(6)], null, SplitPart.Validation, ct)));
        var all = Statistics.Median(await Statistics.TimeAsync(1, _ => tests.TestAsync(ids, null, SplitPart.Validation, ct)));
        var images = Statistics.Median(await Statistics.TimeAsync(options.RoundsOr(3), _ => new RunFlips(contexts).ReadAsync(ids[0], ids[1], SplitPart.Validation, ct)));
        return
        [
            new($"first opening with {Runs} runs of {Epochs} epochs", cold[0], "ms"),
            new($"opening with {Runs} runs of {Epochs} epochs, p95", open, "ms", $"under {HoldMilliseconds} ms", open < HoldMilliseconds),
            new("afterwards: test of one pair", two, "ms"),
            new("afterwards: tests of the 15 pairs of six runs", six, "ms"),
            new($"afterwards: tests of {Runs - 1} pairs", all, "ms"),
            new("afterwards: where two runs differ", images, "ms"),
        ];
    }
}
