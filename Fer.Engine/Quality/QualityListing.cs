using Fer.Data;
using Fer.Data.Quality;
using Fer.Data.Samples;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Quality;

/// <summary>Lists the open issues of a dataset: those on record, and those that follow from copies.</summary>
public sealed class QualityListing(IDbContextFactory<FerDbContext> contexts)
{
    private const double ConflictPriority = 0.95;
    private const double LeakPriority = 0.9;
    private const double CopyPriority = 0.2;

    private sealed record Member(long Id, string Source, string Key, int? Row, int Label, bool IsTest, string Hash, long Group);

    /// <summary>Reads everything that is open, ordered by expected value.</summary>
    public async Task<QualityResult> ReadAsync(int datasetId, QualityReport report, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var name = await db.Datasets.Where(row => row.Id == datasetId).Select(row => row.Name).SingleAsync(ct);
        var classes = await db.Classes.AsNoTracking().Where(row => row.DatasetId == datasetId).OrderBy(row => row.Index).Select(row => row.Name).ToListAsync(ct);
        var onRecord = await OnRecordAsync(db, datasetId, classes, ct);
        var copies = await CopiesAsync(db, datasetId, classes, ct);
        return new QualityResult(name, classes, report, [.. onRecord.Concat(copies).OrderByDescending(issue => issue.Priority).ThenBy(issue => issue.SampleId)]);
    }

    private static async Task<IEnumerable<ListedIssue>> OnRecordAsync(FerDbContext db, int datasetId, List<string> classes, CancellationToken ct)
    {
        var rows = await (
            from issue in db.QualityIssues.AsNoTracking()
            join sample in db.Samples on issue.SampleId equals sample.Id
            join source in db.ImportSources on sample.ImportSourceId equals source.Id
            where issue.DatasetId == datasetId && issue.State == QualityIssueState.Open
                && (issue.Kind != QualityIssueKind.LabelSuspect || issue.GivenLabel == sample.Label)
            select new { issue, sample.Label, sample.SourceKey, sample.SourceRow, source.Name }).ToListAsync(ct);
        return rows.Select(row => new ListedIssue
        {
            SampleId = row.issue.SampleId,
            Source = row.Name,
            Key = row.SourceKey,
            SourceRow = row.SourceRow,
            Kind = row.issue.Kind,
            Score = row.issue.Score,
            Priority = row.issue.Priority,
            Class = classes[row.Label],
            SuggestedClass = row.issue.SuggestedLabel is { } suggested ? classes[suggested] : null,
        });
    }

    private static async Task<IEnumerable<ListedIssue>> CopiesAsync(FerDbContext db, int datasetId, List<string> classes, CancellationToken ct)
    {
        var rows = await (
            from sample in db.Samples.AsNoTracking()
            join source in db.ImportSources on sample.ImportSourceId equals source.Id
            where sample.DatasetId == datasetId && !sample.IsExcluded && sample.NearGroup != null
            orderby sample.Id
            select new { sample.Id, source.Name, sample.SourceKey, sample.SourceRow, sample.Label, sample.Usage, sample.PixelHash, sample.NearGroup }).ToListAsync(ct);
        return rows.Select(row => new Member(
                row.Id, row.Name, row.SourceKey, row.SourceRow, row.Label, row.Usage.IsTest(), Convert.ToHexString(row.PixelHash), row.NearGroup!.Value))
            .GroupBy(row => row.Group).Where(group => group.Count() > 1).SelectMany(group => Describe([.. group], classes));
    }

    /// <summary>A group without contradiction and leak is only worth naming for the copies of its first member.</summary>
    private static IEnumerable<ListedIssue> Describe(List<Member> group, List<string> classes)
    {
        var largest = group.CountBy(member => member.Label).MaxBy(pair => pair.Value);
        int? majority = 2 * largest.Value > group.Count ? largest.Key : null;
        var leaks = group.Exists(member => member.IsTest) && !group.TrueForAll(member => member.IsTest);
        foreach (var member in group)
        {
            var twins = group.Where(other => other.Hash == member.Hash && other != member).ToList();
            var conflicts = twins.Exists(twin => twin.Label != member.Label);
            if (conflicts)
                yield return Issue(member, QualityIssueKind.ConflictingDuplicate, ConflictPriority);
            if (leaks)
                yield return Issue(member, QualityIssueKind.Leak, LeakPriority);
            if (!conflicts && !leaks && member != group[0])
                yield return Issue(member, twins.Count > 0 ? QualityIssueKind.ExactDuplicate : QualityIssueKind.NearDuplicate, CopyPriority);
        }

        ListedIssue Issue(Member member, QualityIssueKind kind, double priority) => new()
        {
            SampleId = member.Id,
            Source = member.Source,
            Key = member.Key,
            SourceRow = member.Row,
            Kind = kind,
            Score = 1,
            Priority = priority,
            Class = classes[member.Label],
            SuggestedClass = majority is { } label && label != member.Label ? classes[label] : null,
            Twins = [.. group.Where(other => other != member).Select(other => other.Id)],
        };
    }
}
