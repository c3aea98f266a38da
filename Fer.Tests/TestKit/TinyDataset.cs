using System.Buffers.Binary;
using Fer.Data.Datasets;
using Fer.Data.Labelling;
using Fer.Data.Samples;

namespace Fer.Tests.TestKit;

/// <summary>Puts a small dataset straight into a database: samples without meaningful pixels, for tests that only look at rows.</summary>
public static class TinyDataset
{
    public static readonly DateTimeOffset ImportedAt = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    /// <summary>Adds a dataset whose i-th sample has the i-th label and version 1, with its import event.</summary>
    public static async Task<(int DatasetId, long[] SampleIds)> AddAsync(TestDatabase database, string name, params int[] labels)
    {
        await using var db = await database.Contexts.CreateDbContextAsync();
        var dataset = new Dataset { Name = name, CreatedAt = ImportedAt };
        dataset.Classes.AddRange(ClassVocabulary.CreateFer2013());
        db.Datasets.Add(dataset);
        await db.SaveChangesAsync();
        var source = new ImportSource { DatasetId = dataset.Id, Name = "tiny.csv", Kind = ImportSourceKind.PixelTable, StartedAt = ImportedAt };
        db.ImportSources.Add(source);
        await db.SaveChangesAsync();
        var samples = labels.Select((label, row) => NewSample(dataset.Id, source.Id, row, label)).ToArray();
        db.Samples.AddRange(samples);
        await db.SaveChangesAsync();
        db.LabelEvents.AddRange(samples.Select(sample => new LabelEvent
        {
            DatasetId = dataset.Id,
            SampleId = sample.Id,
            To = sample.Label,
            Source = LabelSource.Imported,
            Actor = "test",
            At = ImportedAt,
        }));
        await db.SaveChangesAsync();
        return (dataset.Id, [.. samples.Select(sample => sample.Id)]);
    }

    private static Sample NewSample(int datasetId, int sourceId, int row, int label)
    {
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
            Width = 48,
            Height = 48,
            Image = new SampleImage { MediaType = "image/png", Content = hash },
        };
    }
}
