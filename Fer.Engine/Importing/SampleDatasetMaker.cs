using Fer.Data;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Importing;

/// <summary>Makes the built-in sample: faces drawn by code, with planted wrong labels and duplicates that are recorded as <see cref="Fer.Data.Samples.PlantedTruth"/>.</summary>
public sealed class SampleDatasetMaker(IDbContextFactory<FerDbContext> contexts, DatasetImporter importer, TimeProvider clock)
{
    /// <summary>Faces where nothing else is asked.</summary>
    public const int DefaultCount = 3000;

    /// <summary>Fewest faces: some of each class and fault.</summary>
    public const int LeastCount = 70;

    /// <summary>Most faces.</summary>
    public const int MostCount = 1_000_000;

    /// <summary>Makes the dataset. Making the same one again adds nothing, and completes it where it was interrupted.</summary>
    /// <param name="name">Name of the dataset.</param>
    /// <param name="count">Faces, <see cref="LeastCount"/> to <see cref="MostCount"/>.</param>
    /// <param name="seed">Seed; the same gives the same faces.</param>
    /// <param name="progress">Told a few times a second; null for none.</param>
    /// <param name="ct">Stops after the batch under way.</param>
    /// <exception cref="ImportException">A dataset of this name exists and is another one.</exception>
    public async Task<ImportReport> MakeAsync(
        string name, int count = DefaultCount, long seed = 1, IProgress<ImportProgress>? progress = null, CancellationToken ct = default)
    {
        if (count is < LeastCount or > MostCount)
            throw new ImportException($"A sample has {LeastCount} to {MostCount} faces, not {count}. Nothing was made.");
        using var reader = new DrawnReader(count, seed);
        var start = clock.GetTimestamp();
        if (await FindAsync(name, reader, ct) is { } made)
            return made with { Elapsed = clock.GetElapsedTime(start) };
        var request = new ImportRequest { Path = reader.Name, DatasetName = name, Actor = "Fer" };
        return await importer.ImportAsync(request, reader, votes: null, progress, ct);
    }

    private async Task<ImportReport?> FindAsync(string name, DrawnReader reader, CancellationToken ct)
    {
        var trimmed = name.Trim();
        var db = await contexts.CreateDbContextAsync(ct);
        await using (db)
        {
            var dataset = await db.Datasets.AsNoTracking().Where(row => row.Name == trimmed)
                .Select(row => new { row.Id, row.Name, row.IsDrawn }).SingleOrDefaultAsync(ct);
            if (dataset is null)
                return null;
            var source = await db.ImportSources.AsNoTracking().Where(row => row.DatasetId == dataset.Id)
                .Select(row => new { row.Id, row.Name, row.CompletedAt }).FirstOrDefaultAsync(ct);
            if (!dataset.IsDrawn || source?.Name != reader.Name)
                throw new ImportException($"There is another dataset {dataset.Name} already. Nothing was made. Give the sample another name.");
            return source.CompletedAt is null ? null : await ReportAsync(db, dataset.Id, dataset.Name, source.Name, ct);
        }
    }

    private static async Task<ImportReport> ReportAsync(FerDbContext db, int datasetId, string name, string source, CancellationToken ct)
    {
        var identical = await ImportClosing.CountIdenticalAsync(db, datasetId, ct);
        return new ImportReport
        {
            DatasetId = datasetId,
            DatasetName = name,
            SourceName = source,
            Added = 0,
            AlreadyPresent = await db.Samples.CountAsync(sample => sample.DatasetId == datasetId, ct),
            Rejected = 0,
            Rejections = [],
            IdenticalGroups = identical.Groups,
            IdenticalImages = identical.Images,
            Elapsed = TimeSpan.Zero,
        };
    }
}
