using Fer.Data.Runs;
using Fer.Data.Splits;
using Fer.Engine.Runs;
using Fer.Tests.TestKit;

namespace Fer.Tests.Engine.Runs;

/// <summary>A dataset of 14 rows with one split: 8 train, 4 validate, 2 test.</summary>
internal sealed record RunFixture(TestDatabase Database, int DatasetId, int SplitId, long[] SampleIds)
{
    private static readonly int[] Labels = [.. Enumerable.Range(0, 14).Select(index => index % 7)];

    public static async Task<RunFixture> CreateAsync(TestDatabase database, CancellationToken ct)
    {
        var (datasetId, samples) = await TinyDataset.AddAsync(database, "tiny", Labels);
        return new RunFixture(database, datasetId, await AddSplitAsync(database, datasetId, samples, ct), samples);
    }

    public static async Task<int> AddSplitAsync(TestDatabase database, int datasetId, long[] samples, CancellationToken ct, string name = "split")
    {
        await using var db = await database.Contexts.CreateDbContextAsync(ct);
        var split = new Split
        {
            DatasetId = datasetId,
            Name = name,
            CreatedAt = TinyDataset.ImportedAt,
            Seed = 1,
            ValidationShare = 0.3,
            TestRule = TestRule.ImportedUsage,
            ContentHash = new byte[32],
        };
        split.Samples.AddRange(samples.Select((id, index) => new SplitSample { SampleId = id, Part = PartOf(index, samples.Length), Label = index % 7 }));
        db.Splits.Add(split);
        await db.SaveChangesAsync(ct);
        return split.Id;
    }

    public NewRun NewRun(string? name = null, Func<Hyperparameters, Hyperparameters>? change = null)
    {
        var settings = new Hyperparameters { Preset = "fast", Epochs = 2, LearningRate = 0.01, Device = DeviceChoice.Cpu };
        return new NewRun { DatasetId = DatasetId, SplitId = SplitId, Name = name, Hyperparameters = change?.Invoke(settings) ?? settings };
    }

    private static SplitPart PartOf(int index, int count) =>
        index >= count * 6 / 7 ? SplitPart.Test : index >= count * 4 / 7 ? SplitPart.Validation : SplitPart.Train;
}
