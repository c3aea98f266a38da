using Fer.Data;
using Fer.Data.Samples;
using Fer.Data.Splits;
using Fer.Engine.Runs.Views;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Runs;

/// <summary>What a run tells apart, and the images that it is shown on.</summary>
public sealed class RunSubjects(IDbContextFactory<FerDbContext> contexts)
{
    /// <summary>Classes of the run's dataset by index, with their images in its validation part; empty where there is no such run.</summary>
    public async Task<IReadOnlyList<RunClass>> ClassesAsync(int runId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var run = await db.Runs.AsNoTracking().Where(row => row.Id == runId).Select(row => new { row.DatasetId, row.SplitId }).SingleOrDefaultAsync(ct);
        if (run is null)
            return [];
        var counts = await db.SplitSamples.AsNoTracking().Where(row => row.SplitId == run.SplitId && row.Part == SplitPart.Validation)
            .GroupBy(row => row.Label).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, ct);
        var classes = await db.Classes.AsNoTracking().Where(entry => entry.DatasetId == run.DatasetId).OrderBy(entry => entry.Index)
            .Select(entry => new { entry.Index, entry.Name, entry.ColourSlot }).ToListAsync(ct);
        return [.. classes.Select(entry => new RunClass(entry.Index, entry.Name, entry.ColourSlot, counts.GetValueOrDefault(entry.Index)))];
    }

    /// <summary>The tags with which the images of samples are addressed; a sample that is gone is left out.</summary>
    public async Task<IReadOnlyDictionary<long, string>> ImageTagsAsync(IReadOnlyCollection<long> sampleIds, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var hashes = await db.Samples.AsNoTracking().Where(sample => sampleIds.Contains(sample.Id))
            .Select(sample => new { sample.Id, sample.PixelHash }).ToListAsync(ct);
        return hashes.ToDictionary(row => row.Id, row => SampleImageTag.Of(row.PixelHash));
    }
}
