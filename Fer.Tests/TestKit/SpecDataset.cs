using System.Buffers.Binary;
using Fer.Data;
using Fer.Data.Datasets;
using Fer.Data.Samples;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.TestKit;

/// <summary>Puts a dataset with chosen usages and copies into a database, without label events.</summary>
public static class SpecDataset
{
    public static Task<(int DatasetId, long[] SampleIds)> AddAsync(TestDatabase database, string name, params SampleSpec[] specs) =>
        AddAsync(database.Contexts, name, specs);

    public static async Task<(int DatasetId, long[] SampleIds)> AddAsync(IDbContextFactory<FerDbContext> contexts, string name, params SampleSpec[] specs)
    {
        await using var db = await contexts.CreateDbContextAsync();
        var dataset = new Dataset { Name = name, CreatedAt = TinyDataset.ImportedAt };
        dataset.Classes.AddRange(ClassVocabulary.CreateFer2013());
        db.Datasets.Add(dataset);
        await db.SaveChangesAsync();
        var source = new ImportSource
        {
            DatasetId = dataset.Id,
            Name = $"{name}.csv",
            Kind = ImportSourceKind.PixelTable,
            StartedAt = TinyDataset.ImportedAt,
            RejectedCount = 1,
        };
        source.Rejections.Add(new ImportRejection { Place = "line 7", Reason = "2303 pixels instead of 2304" });
        db.ImportSources.Add(source);
        await db.SaveChangesAsync();
        var samples = specs.Select((spec, row) => NewSample(dataset.Id, source.Id, row, spec, spec.Image is { } image ? specs.Count(other => other.Image == image) : 1)).ToArray();
        db.Samples.AddRange(samples);
        await db.SaveChangesAsync();
        return (dataset.Id, [.. samples.Select(sample => sample.Id)]);
    }

    private static Sample NewSample(int datasetId, int sourceId, int row, SampleSpec spec, int copies)
    {
        var hash = new byte[32];
        BinaryPrimitives.WriteInt32LittleEndian(hash, spec.Image ?? (1_000_000 + row));
        return new Sample
        {
            DatasetId = datasetId,
            ImportSourceId = sourceId,
            SourceKey = $"row {row}",
            SourceRow = row,
            Usage = spec.Usage,
            OriginalLabel = spec.Label,
            Label = spec.Label,
            PixelHash = hash,
            CopyCount = copies,
            Width = 48,
            Height = 48,
            Image = new SampleImage { MediaType = "image/png", Content = [1, 2, 3, (byte)row] },
        };
    }
}
