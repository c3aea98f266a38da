using System.Text.Json;
using Fer.Data;
using Fer.Data.Datasets;
using Fer.Data.Quality;
using Fer.Data.Samples;
using Fer.Engine.Curation;
using Microsoft.EntityFrameworkCore;
using NearPair = Fer.Data.Quality.NearPair;

namespace Fer.Engine.Quality;

/// <summary>Finds identical and nearly identical images, and stores which group each is in. Images that were compared before are compared with new ones only.</summary>
internal sealed class DuplicateStage(IDbContextFactory<FerDbContext> contexts, TimeProvider clock)
{
    public async Task<DuplicateFigures> RunAsync(CheckedDataset dataset, bool anew, QualityHeartbeat beat, CancellationToken ct)
    {
        await FindPairsAsync(dataset, anew, beat, ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var pairs = await db.NearPairs.AsNoTracking().Where(pair => pair.DatasetId == dataset.Id && !pair.IsRejected)
            .Select(pair => new { pair.FirstId, pair.SecondId, pair.Correlation }).ToListAsync(ct);
        var groups = GroupsOf(dataset.Samples, pairs.ConvertAll(pair => (pair.FirstId, pair.SecondId)));
        await StoreGroupsAsync(db, dataset, groups, ct);
        var keys = dataset.Samples.ToDictionary(sample => sample.Id, sample => sample.ImageKey);
        return Count(dataset, groups, pairs.Count(pair => keys[pair.FirstId] != keys[pair.SecondId]));
    }

    /// <summary>Lowest sample id of the group of each sample; samples that stand alone are left out.</summary>
    internal static Dictionary<long, long> GroupsOf(IReadOnlyList<CheckedSample> samples, IReadOnlyList<(long First, long Second)> pairs)
    {
        var positions = samples.Select((sample, index) => (sample.Id, Index: index)).ToDictionary(row => row.Id, row => row.Index);
        var copies = samples.Select((sample, index) => (sample.ImageKey, Index: index)).GroupBy(row => row.ImageKey, row => row.Index)
            .SelectMany(group => group.Skip(1).Select(index => (group.First(), index)));
        var groups = DuplicateGrouping.Group(samples.Count, copies.Concat(pairs.Select(pair => (positions[pair.First], positions[pair.Second]))));
        var sizes = groups.CountBy(group => group).ToDictionary();
        return Enumerable.Range(0, samples.Count).Where(index => sizes[groups[index]] > 1)
            .ToDictionary(index => samples[index].Id, index => samples[groups[index]].Id);
    }

    private async Task FindPairsAsync(CheckedDataset dataset, bool anew, QualityHeartbeat beat, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var scan = await db.NearScans.AsNoTracking().SingleOrDefaultAsync(row => row.DatasetId == dataset.Id, ct);
        var done = anew || scan is null || scan.Threshold != OptionsOf(dataset).MinCorrelation ? 0 : scan.LastSampleId;
        if (done >= dataset.LastSampleId)
            return;
        beat.Begin("Reading images", 0, 0.3);
        var pixels = await dataset.PixelsAsync(beat, ct);
        beat.Begin("Comparing images", 0.3, 0.6);
        var firstNew = dataset.Samples.Count(sample => sample.Id <= done);
        var found = await Task.Run(() => NearDuplicates.Find(pixels, OptionsOf(dataset), firstNew, beat, ct), ct);
        await StorePairsAsync(dataset, done, [.. found.Select(pair => new NearPair
        {
            FirstId = dataset.Samples[pair.First].Id,
            SecondId = dataset.Samples[pair.Second].Id,
            DatasetId = dataset.Id,
            Correlation = pair.Correlation,
            IsMirrored = pair.IsMirrored,
        })], ct);
    }

    /// <summary>Pairs that a person rejected keep that; where everything was looked at anew, others that were not found again go.</summary>
    private async Task StorePairsAsync(CheckedDataset dataset, long done, List<NearPair> found, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var rejected = (await db.NearPairs.AsNoTracking().Where(pair => pair.DatasetId == dataset.Id && pair.IsRejected)
            .Select(pair => new { pair.FirstId, pair.SecondId }).ToListAsync(ct)).Select(pair => (pair.FirstId, pair.SecondId)).ToHashSet();
        await db.NearPairs.Where(pair => pair.DatasetId == dataset.Id && !pair.IsRejected && pair.SecondId > done).ExecuteDeleteAsync(ct);
        db.NearPairs.AddRange(found.Where(pair => !rejected.Contains((pair.FirstId, pair.SecondId))));
        await db.NearScans.Where(row => row.DatasetId == dataset.Id).ExecuteDeleteAsync(ct);
        db.NearScans.Add(new NearScan { DatasetId = dataset.Id, LastSampleId = dataset.LastSampleId, Threshold = OptionsOf(dataset).MinCorrelation, At = clock.GetUtcNow() });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private static async Task StoreGroupsAsync(FerDbContext db, CheckedDataset dataset, Dictionary<long, long> groups, CancellationToken ct)
    {
        var changed = dataset.Samples.Select(sample => (sample.Id, sample.NearGroup, Group: groups.TryGetValue(sample.Id, out var group) ? group : (long?)null))
            .Where(row => row.NearGroup != row.Group).Select(row => (long?[])[row.Id, row.Group]).ToList();
        if (changed.Count == 0)
            return;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE Sample SET NearGroup = json_extract(found.value, '$[1]') FROM json_each({JsonSerializer.Serialize(changed)}) AS found
            WHERE Sample.Id = json_extract(found.value, '$[0]')
            """, ct);
        await db.RaiseRevisionAsync(dataset.Id, ct);
        await transaction.CommitAsync(ct);
    }

    private static DuplicateFigures Count(CheckedDataset dataset, Dictionary<long, long> groups, int nearPairs)
    {
        var samples = dataset.Samples;
        var exact = samples.GroupBy(sample => sample.ImageKey).Select(group => group.ToList()).Where(group => group.Count > 1).ToList();
        var near = samples.Where(sample => groups.ContainsKey(sample.Id)).GroupBy(sample => groups[sample.Id]).Select(group => group.ToList()).ToList();
        return new DuplicateFigures
        {
            ExactGroups = exact.Count,
            ExactSamples = exact.Sum(group => group.Count),
            ExactConflicts = exact.Count(Conflicts),
            ExactLeaks = exact.Count(Leaks),
            NearPairs = nearPairs,
            Groups = near.Count,
            Samples = near.Sum(group => group.Count),
            Conflicts = near.Count(Conflicts),
            Leaks = near.Count(Leaks),
            Threshold = OptionsOf(dataset).MinCorrelation,
        };
    }

    private static NearDuplicateOptions OptionsOf(CheckedDataset dataset) => dataset.IsDrawn ? NearDuplicateOptions.ForDrawnFaces : new NearDuplicateOptions();

    private static bool Conflicts(List<CheckedSample> group) => Kept(group).Select(sample => sample.Label).Distinct().Skip(1).Any();

    private static bool Leaks(List<CheckedSample> group) => Kept(group).Select(sample => sample.Usage.IsTest()).Distinct().Skip(1).Any();

    private static IEnumerable<CheckedSample> Kept(List<CheckedSample> group) => group.Where(sample => !sample.IsExcluded);
}
