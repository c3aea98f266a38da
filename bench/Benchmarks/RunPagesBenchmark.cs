using Fer.Bench.Reporting;
using Fer.Data;
using Fer.Data.Splits;
using Fer.Engine.Evaluations;
using Fer.Engine.Evaluations.Details;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Studies;
using Fer.Engine.Runs.Views;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Bench.Benchmarks;

/// <summary>What the list of runs reads, and what the page of a score works out.</summary>
internal sealed class RunPagesBenchmark : IBenchmark
{
    private const int Runs = 100;
    private const int Epochs = 50;
    private const int Repetitions = 20;
    private const double HoldMilliseconds = 1_000;

    public string Name => "runs";

    public string Purpose => "the list of 100 runs and the evaluation page of one, on 36k images";

    public async Task<IReadOnlyList<Figure>> RunAsync(BenchOptions options, CancellationToken ct)
    {
        await using var scratch = await ScratchFolder.CreateAsync(ct);
        var dataset = await GeneratedDataset.AddAsync(scratch, options.RowsOr(BenchOptions.Fer2013Rows), ct);
        var contexts = scratch.Services.GetRequiredService<IDbContextFactory<FerDbContext>>();
        var ids = await GeneratedRuns.AddAsync(contexts, dataset, Runs, Epochs, ct);
        var scored = await GeneratedScore.AddAsync(contexts, ids[0], ct);
        var (queries, marks) = (new RunQueries(contexts), new RunMarks(contexts, TimeProvider.System));
        await marks.TagAsync([.. ids.Where(id => id % 3 == 0)], "paper", ct);
        await marks.NoteAsync(ids[0], "the first", ct);
        var (studies, ledger) = (new RunStudies(contexts, TimeProvider.System), new TestLedger(contexts, TimeProvider.System));
        await ledger.RecordAsync(ids[0], "bench", "to have one look on record", ct);
        var split = (await queries.ListAsync(new RunFilter { Ids = [ids[0]] }, ct))[0].SplitId;

        async Task ListAsync(int _)
        {
            await studies.ListAsync(dataset, ct);
            await queries.ListAsync(new RunFilter { DatasetId = dataset }, ct);
            await ledger.OfSplitAsync(split, ct);
        }

        var details = new EvaluationDetails(contexts, new EvaluationQueries(contexts));
        var first = await Statistics.TimeAsync(1, ListAsync);
        var list = Statistics.Percentile(await Statistics.TimeAsync(Repetitions, ListAsync), 0.95);
        var page = Statistics.Percentile(await Statistics.TimeAsync(options.RoundsOr(Repetitions), _ => details.ReadAsync(ids[0], SplitPart.Validation, ct)), 0.95);
        return
        [
            new($"first list of {Runs} runs with tags, notes and looks", first[0], "ms"),
            new($"list of {Runs} runs with tags, notes and looks, p95", list, "ms", $"under {HoldMilliseconds} ms", list < HoldMilliseconds),
            new($"evaluation page of {scored} scored images, p95", page, "ms", $"under {HoldMilliseconds} ms", page < HoldMilliseconds),
        ];
    }
}
