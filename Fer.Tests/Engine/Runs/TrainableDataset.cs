using System.Buffers.Binary;
using Fer.Data.Datasets;
using Fer.Data.Runs;
using Fer.Data.Samples;
using Fer.Engine.Imaging;
using Fer.Engine.Runs;
using Fer.Tests.TestKit;

namespace Fer.Tests.Engine.Runs;

/// <summary>Real 48x48 images, each class a shade of its own with noise, and a split of them: of seventy, 40 train, 20 validate, 10 test.</summary>
internal sealed record TrainableDataset(int DatasetId, int SplitId)
{
    public const int ValidationCount = 20;

    private const int Count = 70;
    private const int Classes = 7;

    public static async Task<TrainableDataset> AddAsync(TestDatabase database, CancellationToken ct, int count = Count, string name = "shades")
    {
        await using var db = await database.Contexts.CreateDbContextAsync(ct);
        var dataset = new Dataset { Name = name, CreatedAt = TinyDataset.ImportedAt };
        dataset.Classes.AddRange(ClassVocabulary.CreateFer2013());
        db.Datasets.Add(dataset);
        await db.SaveChangesAsync(ct);
        var source = new ImportSource { DatasetId = dataset.Id, Name = "shades", Kind = ImportSourceKind.Drawn, StartedAt = TinyDataset.ImportedAt };
        db.ImportSources.Add(source);
        await db.SaveChangesAsync(ct);
        var random = new Random(5);
        var samples = Enumerable.Range(0, count).Select(row => NewSample(dataset.Id, source.Id, row, random)).ToArray();
        db.Samples.AddRange(samples);
        await db.SaveChangesAsync(ct);
        var splitId = await RunFixture.AddSplitAsync(database, dataset.Id, [.. samples.Select(sample => sample.Id)], ct);
        return new TrainableDataset(dataset.Id, splitId);
    }

    public NewRun NewRun(int epochs, string name = "shades") => new()
    {
        DatasetId = DatasetId,
        SplitId = SplitId,
        Name = name,
        Hyperparameters = new Hyperparameters { Preset = "fast", Epochs = epochs, BatchSize = 20, LearningRate = 0.01, Device = DeviceChoice.Cpu },
    };

    private static Sample NewSample(int datasetId, int sourceId, int row, Random random)
    {
        var label = row % Classes;
        var pixels = new byte[FaceTensorImage.Area];
        for (var index = 0; index < pixels.Length; index++)
            pixels[index] = (byte)(label * 30 + random.Next(40));
        var hash = new byte[32];
        BinaryPrimitives.WriteInt32LittleEndian(hash, row);
        return new Sample
        {
            DatasetId = datasetId,
            ImportSourceId = sourceId,
            SourceKey = $"row {row}",
            SourceRow = row,
            Usage = SourceUsage.Training,
            OriginalLabel = label,
            Label = label,
            PixelHash = hash,
            Width = FaceTensorImage.Side,
            Height = FaceTensorImage.Side,
            Image = new SampleImage { MediaType = "image/png", Content = GrayPng.Encode(new GrayImage(FaceTensorImage.Side, FaceTensorImage.Side, pixels)) },
        };
    }
}
