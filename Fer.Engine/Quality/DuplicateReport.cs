using Fer.Data;
using Fer.Data.Quality;
using Fer.Engine.Curation;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Quality;

/// <summary>Lists the exact duplicates of a dataset as issues.</summary>
public sealed class DuplicateReport(IDbContextFactory<FerDbContext> contexts)
{
    private const double ConflictScore = 1;
    private const double LeakScore = 0.9;
    private const double CopyScore = 0.5;

    private sealed record Place(string Source, string Key, int? Row);

    /// <summary>Reads the dataset and describes its duplicates.</summary>
    /// <param name="datasetId">The dataset; it must exist.</param>
    /// <param name="ct">Stops reading.</param>
    public async Task<DuplicateSummary> MakeAsync(int datasetId, CancellationToken ct)
    {
        var db = await contexts.CreateDbContextAsync(ct);
        await using (db)
        {
            var name = await db.Datasets.Where(dataset => dataset.Id == datasetId).Select(dataset => dataset.Name).SingleAsync(ct);
            var classes = await db.Classes.AsNoTracking().Where(row => row.DatasetId == datasetId).ToDictionaryAsync(row => row.Index, row => row.Name, ct);
            var samples = await db.Samples.AsNoTracking().Where(sample => sample.DatasetId == datasetId)
                .Select(sample => new LabelledHash(sample.Id, sample.PixelHash, sample.Label, sample.Usage)).ToListAsync(ct);
            var groups = ExactDuplicates.Group(samples);
            var places = await PlacesAsync(db, datasetId, ct);
            var issues = groups.SelectMany(group => Issues(group, places, classes)).ToList();
            return new DuplicateSummary(
                name,
                samples.Count,
                groups.Count,
                groups.Count(group => group.HasConflict),
                groups.Count(group => group.HasLeak),
                [.. issues.OrderByDescending(issue => issue.Score).ThenBy(issue => issue.SampleId)]);
        }
    }

    private static async Task<Dictionary<long, Place>> PlacesAsync(FerDbContext db, int datasetId, CancellationToken ct)
    {
        var twins = db.Samples.Where(sample => sample.DatasetId == datasetId)
            .GroupBy(sample => sample.PixelHash).Where(group => group.Count() > 1).Select(group => group.Key);
        return await db.Samples.AsNoTracking()
            .Where(sample => sample.DatasetId == datasetId && twins.Contains(sample.PixelHash))
            .Join(db.ImportSources, sample => sample.ImportSourceId, source => source.Id, (sample, source) => new { sample.Id, source.Name, sample.SourceKey, sample.SourceRow })
            .ToDictionaryAsync(row => row.Id, row => new Place(row.Name, row.SourceKey, row.SourceRow), ct);
    }

    private static IEnumerable<DuplicateIssue> Issues(DuplicateGroup group, Dictionary<long, Place> places, Dictionary<int, string> classes)
    {
        foreach (var member in group.Members)
        {
            if (group.HasConflict)
                yield return Issue(QualityIssueKind.ConflictingDuplicate, member.Label == group.MajorityLabel ? CopyScore : ConflictScore, member);
            if (group.HasLeak)
                yield return Issue(QualityIssueKind.Leak, LeakScore, member);
            if (!group.HasConflict && !group.HasLeak && member != group.Members[0])
                yield return Issue(QualityIssueKind.ExactDuplicate, CopyScore, member);
        }

        DuplicateIssue Issue(QualityIssueKind kind, double score, LabelledHash member) => new()
        {
            SampleId = member.SampleId,
            Source = places[member.SampleId].Source,
            Key = places[member.SampleId].Key,
            SourceRow = places[member.SampleId].Row,
            Kind = kind,
            Score = score,
            Class = classes[member.Label],
            SuggestedClass = group.MajorityLabel is { } majority && majority != member.Label ? classes[majority] : null,
            Twins = [.. group.Members.Where(other => other.SampleId != member.SampleId).Select(other => other.SampleId)],
        };
    }
}
