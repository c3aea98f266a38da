using Fer.Data.Curators;
using Fer.Data.Evaluations;
using Fer.Data.Quality;
using Fer.Data.Runs;
using Fer.Data.Samples;
using Fer.Data.Splits;
using Fer.Engine.Fixing;
using Fer.Engine.Importing;
using Fer.Engine.Quality;
using Fer.Engine.Runs;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Tests.Engine.Quality;

/// <summary>A data folder with a drawn dataset and everything that checks it, as the command line and the service use it.</summary>
internal sealed class QualityGround : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private QualityGround(TestDatabase database, int datasetId, ServiceProvider services) => (Database, DatasetId, _services) = (database, datasetId, services);

    public TestDatabase Database { get; }

    public int DatasetId { get; }

    public QualityQueue Queue => _services.GetRequiredService<QualityQueue>();

    public QualityWorker Worker => _services.GetRequiredService<QualityWorker>();

    public Fer.Engine.CrossValidations.CrossValidations Folds => _services.GetRequiredService<Fer.Engine.CrossValidations.CrossValidations>();

    public FixReader FixReader => _services.GetRequiredService<FixReader>();

    public FixLoops Loops => _services.GetRequiredService<FixLoops>();

    public RunQueue Runs => _services.GetRequiredService<RunQueue>();

    public static async Task<QualityGround> CreateAsync(CancellationToken ct, int images = 210)
    {
        var database = await TestDatabase.CreateAsync(ct);
        var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddSingleton(database.Folder).AddSingleton(database.Contexts)
            .AddSingleton<DatasetImporter>().AddSingleton<SampleDatasetMaker>().AddFerRuns().AddFerQuality().BuildServiceProvider();
        await services.GetRequiredService<SampleDatasetMaker>().MakeAsync("drawn", images, 1, null, ct);
        var dataset = await database.ReadAsync(db => db.Datasets.Select(row => row.Id).SingleAsync(ct));
        return new QualityGround(database, dataset, services);
    }

    /// <summary>Queues a check, takes it and works it off; it must end well.</summary>
    public async Task<QualityReport> CheckAsync(QualityRequest request, CancellationToken ct)
    {
        var id = await Queue.EnqueueAsync(DatasetId, request, ct);
        var lease = await Queue.ClaimAsync(id, ct);
        await Worker.RunAsync(lease!, null, ct);
        var run = await Database.ReadAsync(db => db.QualityRuns.SingleAsync(row => row.Id == id, ct));
        Assert.Equal((RunState.Completed, (string?)null), (run.State, run.EndReason));
        return run.Report!;
    }

    public Task<List<Sample>> SamplesAsync(CancellationToken ct) => Database.ReadAsync(db => db.Samples.AsNoTracking().OrderBy(row => row.Id).ToListAsync(ct));

    public Task<ActingCurator> CuratorAsync() => Database.CuratorAsync("Ada");

    /// <summary>Ends a queued run as completed, with predictions of its validation part: the truth's class gets a probability, the others share the rest.</summary>
    public async Task ScoreAsync(int runId, Func<long, int> truth, float certainty, CancellationToken ct)
    {
        await using var db = await Database.Contexts.CreateDbContextAsync(ct);
        var run = await db.Runs.SingleAsync(row => row.Id == runId, ct);
        (run.State, run.StartedAt, run.FinishedAt) = (RunState.Completed, TinyDataset.ImportedAt, TinyDataset.ImportedAt);
        var rows = await db.SplitSamples.Where(row => row.SplitId == run.SplitId && row.Part == SplitPart.Validation).ToListAsync(ct);
        var evaluation = new Evaluation
        {
            RunId = runId,
            Part = SplitPart.Validation,
            Epoch = 1,
            CreatedAt = TinyDataset.ImportedAt,
            SampleCount = rows.Count,
            Accuracy = 0.9,
            AccuracyLow = 0.8,
            AccuracyHigh = 1,
            MacroF1 = 0.9,
            LogLoss = 0.3,
            Confusion = new int[49],
        };
        evaluation.Predictions.AddRange(rows.Select(row => Predicted(row, truth(row.SampleId), certainty)));
        db.Evaluations.Add(evaluation);
        await db.SaveChangesAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Database.DisposeAsync();
    }

    private static Prediction Predicted(SplitSample row, int truth, float certainty)
    {
        var probabilities = Enumerable.Repeat((1 - certainty) / 6, 7).ToArray();
        probabilities[truth] = certainty;
        return new Prediction
        {
            SampleId = row.SampleId,
            Actual = row.Label,
            Predicted = truth,
            Confidence = certainty,
            Probabilities = System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(probabilities).ToArray(),
        };
    }
}
