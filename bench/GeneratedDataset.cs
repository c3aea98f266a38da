using System.Globalization;
using Fer.Data;
using Fer.Data.Datasets;
using Fer.Engine.Imaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Bench;

/// <summary>A dataset of made-up images, written straight into a scratch database.</summary>
internal static class GeneratedDataset
{
    /// <summary>Made-up images repeat after this many rows: what is measured is the database, not the drawing.</summary>
    private const int DistinctImages = 512;

    private static readonly (string Usage, double UpTo)[] Usages = [("Training", 0.8), ("PublicTest", 0.9), ("PrivateTest", 1.0)];

    /// <summary>
    /// Adds it and gives its key. Two images in a hundred have another label than at import, four have a copy, nine in ten
    /// have votes; there are a split, a run with predictions of the validation part and a tag.
    /// </summary>
    public static async Task<int> AddAsync(ScratchFolder scratch, int rows, CancellationToken ct)
    {
        var contexts = scratch.Services.GetRequiredService<IDbContextFactory<FerDbContext>>();
        var db = await contexts.CreateDbContextAsync(ct);
        await using var _ = db;
        var dataset = new Dataset { Name = $"generated {rows}", CreatedAt = DateTimeOffset.UnixEpoch };
        dataset.Classes.AddRange(ClassVocabulary.CreateFer2013());
        db.Datasets.Add(dataset);
        await db.SaveChangesAsync(ct);
        var source = new ImportSource { DatasetId = dataset.Id, Name = "generated.csv", Kind = ImportSourceKind.PixelTable, StartedAt = DateTimeOffset.UnixEpoch };
        db.ImportSources.Add(source);
        await db.SaveChangesAsync(ct);
        await InsertAsync(db, dataset.Id, source.Id, rows, ct);
        await GeneratedWork.AddAsync(db, dataset.Id, ct);
        await db.Database.ExecuteSqlRawAsync("ANALYZE", ct);
        return dataset.Id;
    }

    private static async Task InsertAsync(FerDbContext db, int datasetId, int sourceId, int rows, CancellationToken ct)
    {
        var random = new Random(7);
        var pictures = Enumerable.Range(0, DistinctImages).Select(_ => GrayPng.Encode(new GrayImage(48, 48, GeneratedTable.Pixels(random)))).ToArray();
        var transaction = await db.Database.BeginTransactionAsync(ct);
        await using var _ = transaction;
        var connection = db.Database.GetDbConnection();
        await using var sample = connection.CreateCommand();
        sample.CommandText =
            """
            INSERT INTO Sample (DatasetId, ImportSourceId, SourceKey, SourceRow, Usage, OriginalLabel, Label, Version, PixelHash, Width, Height, CopyCount, Brightness, Contrast, Majority, VoteAgreement, VoteEntropy)
            VALUES ($dataset, $source, $key, $row, $usage, $original, $label, 1, $hash, 48, 48, $copies, $brightness, $contrast, $majority, $agreement, $entropy) RETURNING Id
            """;
        await using var image = connection.CreateCommand();
        image.CommandText = "INSERT INTO SampleImage (SampleId, MediaType, Content) VALUES ($id, 'image/png', $content)";
        var hash = new byte[32];
        for (var row = 0; row < rows; row++)
        {
            var label = random.Next(7);
            var hasCopy = row % 100 < 4;
            if (!hasCopy || row % 2 == 0)
            {
                hash = new byte[32];
                random.NextBytes(hash);
            }
            int? agreeing = random.Next(10) == 0 ? null : random.Next(3, 11);
            Bind(sample, ("$dataset", datasetId), ("$source", sourceId), ("$key", string.Create(CultureInfo.InvariantCulture, $"row {row}")), ("$row", row),
                ("$usage", Array.Find(Usages, usage => (double)row / rows < usage.UpTo).Usage), ("$original", label),
                ("$label", random.Next(50) == 0 ? random.Next(7) : label), ("$hash", hash), ("$copies", hasCopy ? 2 : 1),
                ("$brightness", random.NextDouble()), ("$contrast", random.NextDouble() / 2),
                ("$majority", agreeing is null ? DBNull.Value : random.Next(20) == 0 ? -1 : label),
                ("$agreement", agreeing / 10.0 as object ?? DBNull.Value), ("$entropy", 3 - (agreeing * 0.3) as object ?? DBNull.Value));
            var id = await sample.ExecuteScalarAsync(ct);
            Bind(image, ("$id", id!), ("$content", (object)pictures[row % DistinctImages]));
            await image.ExecuteNonQueryAsync(ct);
        }
        await transaction.CommitAsync(ct);
    }

    private static void Bind(System.Data.Common.DbCommand command, params (string Name, object Value)[] values)
    {
        command.Parameters.Clear();
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
    }
}
