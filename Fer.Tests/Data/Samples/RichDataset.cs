using System.Buffers.Binary;
using Fer.Data;
using Fer.Data.Datasets;
using Fer.Data.Evaluations;
using Fer.Data.Labelling;
using Fer.Data.Quality;
using Fer.Data.Runs;
using Fer.Data.Samples;
using Fer.Data.Splits;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Data.Samples;

/// <summary>A random dataset with everything that a filter can ask about: votes, copies, measurements, a split, a run, issues, tags and labels changed since.</summary>
internal sealed record RichDataset(TestDatabase Database, int Id, long[] SampleIds, int SplitId, int RunId, Random Random)
{
    private static readonly double?[] Scores = [null, 0, 0.1, 0.35, 0.5, 0.6, 0.7, 0.89, 0.9, 1];
    private static readonly string[] TagNames = ["dark", "odd", "keep"];

    public static async Task<RichDataset> AddAsync(TestDatabase database, int seed, int samples, CancellationToken ct)
    {
        var random = new Random(seed);
        await using var db = await database.Contexts.CreateDbContextAsync(ct);
        var dataset = new Dataset { Name = $"rich {seed}", CreatedAt = TinyDataset.ImportedAt };
        dataset.Classes.AddRange(ClassVocabulary.CreateFer2013());
        db.Datasets.Add(dataset);
        await db.SaveChangesAsync(ct);
        var source = new ImportSource { DatasetId = dataset.Id, Name = "rich.csv", Kind = ImportSourceKind.PixelTable, StartedAt = TinyDataset.ImportedAt };
        db.ImportSources.Add(source);
        await db.SaveChangesAsync(ct);
        var rows = Enumerable.Range(0, samples).Select(row => NewSample(dataset.Id, source.Id, row, random)).ToArray();
        foreach (var row in rows)
            row.CopyCount = rows.Count(other => other.PixelHash.AsSpan().SequenceEqual(row.PixelHash));
        db.Samples.AddRange(rows);
        await db.SaveChangesAsync(ct);
        long[] ids = [.. rows.Select(row => row.Id)];
        var splitId = await AddSplitAsync(db, dataset.Id, rows, random, ct);
        var runId = await AddRunAsync(db, dataset.Id, splitId, rows, random, ct);
        db.QualityIssues.AddRange(rows.Where(_ => random.Next(6) == 0).Select(row => new QualityIssue
        {
            DatasetId = dataset.Id,
            SampleId = row.Id,
            Kind = Pick(random, Enum.GetValues<QualityIssueKind>()),
            State = Pick(random, Enum.GetValues<QualityIssueState>()),
            Score = 0.5,
            Evidence = "{}",
            FoundAt = TinyDataset.ImportedAt,
        }));
        await db.SaveChangesAsync(ct);
        return new RichDataset(database, dataset.Id, ids, splitId, runId, random);
    }

    public static T Pick<T>(Random random, IReadOnlyList<T> values) => values[random.Next(values.Count)];

    /// <summary>Somebody changes something.</summary>
    public async Task ActAsync(CancellationToken ct)
    {
        var by = await Database.CuratorAsync("ada");
        long[] some = [.. SampleIds.Where(_ => Random.Next(4) == 0)];
        (ActKind Kind, SampleChange Change)? act = Random.Next(6) switch
        {
            0 => (ActKind.BulkLabel, new SampleChange.SetLabel(some, Random.Next(7))),
            1 => (ActKind.Majority, new SampleChange.SetLabels(some.ToDictionary(id => id, _ => Random.Next(7)))),
            2 => (ActKind.Review, new SampleChange.SetReviewed(some, Random.Next(3) > 0)),
            3 => (ActKind.Exclude, new SampleChange.SetExcluded(some, Random.Next(3) > 0)),
            4 => (ActKind.Tag, new SampleChange.SetTag(some, Pick(Random, TagNames), Random.Next(3) > 0)),
            _ => null,
        };
        if (act is var (kind, change))
            await Database.Labels.ApplyAsync(new ActOrder(Guid.NewGuid(), Id, kind, change, by), ct);
        else
            await Database.Undo.UndoLastAsync(Id, by, ct);
    }

    private static Sample NewSample(int datasetId, int sourceId, int row, Random random)
    {
        var hash = new byte[32];
        BinaryPrimitives.WriteInt32LittleEndian(hash, random.Next(3) == 0 ? random.Next(5) : 1_000 + row);
        var label = random.Next(7);
        var hasVotes = random.Next(4) > 0;
        return new Sample
        {
            DatasetId = datasetId,
            ImportSourceId = sourceId,
            SourceKey = $"row {row}",
            SourceRow = row,
            Usage = Pick(random, Enum.GetValues<SourceUsage>()),
            OriginalLabel = label,
            Label = label,
            PixelHash = hash,
            Width = 48,
            Height = 48,
            Brightness = Pick(random, Scores),
            Contrast = Pick(random, Scores),
            Majority = hasVotes ? random.Next(-4, 7) : null,
            VoteAgreement = hasVotes ? Pick(random, Scores) : null,
            VoteEntropy = hasVotes ? Pick(random, Scores) : null,
        };
    }

    private static async Task<int> AddSplitAsync(FerDbContext db, int datasetId, Sample[] rows, Random random, CancellationToken ct)
    {
        var split = new Split
        {
            DatasetId = datasetId,
            Name = "split",
            CreatedAt = TinyDataset.ImportedAt,
            Seed = 1,
            ValidationShare = 0.3,
            TestRule = TestRule.ImportedUsage,
            ContentHash = new byte[32],
        };
        split.Samples.AddRange(rows.Where(_ => random.Next(5) > 0).Select(row =>
            new SplitSample { SampleId = row.Id, Part = Pick(random, Enum.GetValues<SplitPart>()), Label = row.Label }));
        db.Splits.Add(split);
        await db.SaveChangesAsync(ct);
        return split.Id;
    }

    private static async Task<int> AddRunAsync(FerDbContext db, int datasetId, int splitId, Sample[] rows, Random random, CancellationToken ct)
    {
        var run = new Run
        {
            Name = "run",
            DatasetId = datasetId,
            SplitId = splitId,
            Hyperparameters = new Hyperparameters { Preset = "fast", Epochs = 1, LearningRate = 0.1 },
            State = RunState.Completed,
            QueuedAt = TinyDataset.ImportedAt,
        };
        db.Runs.Add(run);
        await db.SaveChangesAsync(ct);
        var placed = await db.SplitSamples.AsNoTracking().Where(row => row.SplitId == splitId).ToListAsync(ct);
        foreach (var part in (SplitPart[])[SplitPart.Validation, SplitPart.Test])
        {
            var evaluation = new Evaluation
            {
                RunId = run.Id,
                Part = part,
                Epoch = 1,
                CreatedAt = TinyDataset.ImportedAt,
                SampleCount = 1,
                Accuracy = 0.5,
                AccuracyLow = 0.2,
                AccuracyHigh = 0.8,
                MacroF1 = 0.5,
                LogLoss = 1,
                Confusion = new int[49],
            };
            evaluation.Predictions.AddRange(placed.Where(row => row.Part == part).Select(row => new Prediction
            {
                SampleId = row.SampleId,
                Actual = row.Label,
                Predicted = random.Next(7),
                Confidence = (float)(Pick(random, Scores) ?? 0.25),
                Probabilities = new byte[28],
            }));
            db.Evaluations.Add(evaluation);
        }
        await db.SaveChangesAsync(ct);
        return run.Id;
    }
}
