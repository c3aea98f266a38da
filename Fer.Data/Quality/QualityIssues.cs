using Fer.Data.Samples;
using Fer.Data.Splits;
using Microsoft.EntityFrameworkCore;

namespace Fer.Data.Quality;

/// <summary>Reads the review queue of a dataset: the issues on record that wait for a person, highest priority first.</summary>
public sealed class QualityIssues(IDbContextFactory<FerDbContext> contexts)
{
    /// <summary>Twins that are listed at most.</summary>
    public const int MostTwins = 12;

    /// <summary>The next waiting issues, by priority and then by id.</summary>
    /// <param name="filter">Which issues.</param>
    /// <param name="after">The issue read last; null for the first page.</param>
    /// <param name="count">Most issues to read.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<IReadOnlyList<QueuedIssue>> ReadAsync(IssueFilter filter, IssueCursor? after, int count, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var issues = db.Matching(filter);
        if (after is { } last)
            issues = issues.Where(issue => issue.Priority < last.Priority || (issue.Priority == last.Priority && issue.Id > last.Id));
        return await issues.Waiting(db).OrderByDescending(row => row.Issue.Priority).ThenBy(row => row.Issue.Id).Take(count).ToQueuedAsync(ct);
    }

    /// <summary>Certain issues of a dataset as they stand now, decided ones included; unknown ones are left out. In no order.</summary>
    public async Task<IReadOnlyList<QueuedIssue>> FindAsync(int datasetId, IReadOnlyCollection<long> issueIds, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.QualityIssues.AsNoTracking().Where(issue => issue.DatasetId == datasetId && EF.Parameter(issueIds).Contains(issue.Id))
            .WithSamples(db).ToQueuedAsync(ct);
    }

    /// <summary>The issues that an act decided, as they stand now, also where it was taken back; by priority.</summary>
    public async Task<IReadOnlyList<QueuedIssue>> ReadOfActAsync(int datasetId, long actId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.QualityIssues.AsNoTracking().Where(issue => issue.DatasetId == datasetId && issue.ActId == actId)
            .OrderByDescending(issue => issue.Priority).ThenBy(issue => issue.Id).WithSamples(db).ToQueuedAsync(ct);
    }

    /// <summary>What else is known about the sample of an issue; null where there is no such issue.</summary>
    public async Task<IssueDetail?> FindDetailAsync(long issueId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var row = await (
            from issue in db.QualityIssues.AsNoTracking()
            join sample in db.Samples on issue.SampleId equals sample.Id
            join source in db.ImportSources on sample.ImportSourceId equals source.Id
            where issue.Id == issueId
            select new
            {
                sample.Id,
                sample.DatasetId,
                sample.SourceKey,
                sample.Usage,
                sample.PixelHash,
                sample.NearGroup,
                Source = source.Name,
                By = issue.State == QualityIssueState.Open ? null : db.LabelActs.Where(act => act.Id == issue.ActId).Select(act => act.Actor).FirstOrDefault(),
            }).SingleOrDefaultAsync(ct);
        if (row is null)
            return null;
        var others = await db.Matching(new IssueFilter(row.DatasetId)).Waiting(db).Where(other => other.Sample.Id == row.Id && other.Issue.Id != issueId)
            .Select(other => other.Issue.Kind).ToListAsync(ct);
        return new IssueDetail(
            row.Source, row.SourceKey, row.Usage, await ReadVotesAsync(db, row.Id, ct),
            await ReadTwinsAsync(db, row.DatasetId, row.Id, row.PixelHash, row.NearGroup, ct), await ReadTestSplitsAsync(db, row.Id, ct), others, row.By);
    }

    /// <summary>Issues on record by kind; kinds without any are left out.</summary>
    public async Task<IReadOnlyDictionary<QualityIssueKind, IssueCounts>> CountAsync(int datasetId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var filter = new IssueFilter(datasetId);
        var waiting = await db.Matching(filter).Waiting(db).GroupBy(row => row.Issue.Kind)
            .Select(group => new { Kind = group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Kind, row => row.Count, ct);
        var closed = (await db.Matching(filter).Where(issue => issue.State != QualityIssueState.Open).GroupBy(issue => new { issue.Kind, issue.State })
            .Select(group => new { group.Key.Kind, group.Key.State, Count = group.Count() }).ToListAsync(ct))
            .ToDictionary(row => (row.Kind, row.State), row => row.Count);
        return waiting.Keys.Concat(closed.Keys.Select(key => key.Kind)).Distinct().ToDictionary(kind => kind, kind => new IssueCounts(
            waiting.GetValueOrDefault(kind), closed.GetValueOrDefault((kind, QualityIssueState.Settled)), closed.GetValueOrDefault((kind, QualityIssueState.Dismissed))));
    }

    /// <summary>How far the review of the issues under a filter has come.</summary>
    public async Task<ReviewProgress> ReadProgressAsync(IssueFilter filter, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var decisions = await db.Matching(filter).Where(issue => issue.State != QualityIssueState.Open && issue.Decision != null)
            .OrderBy(issue => issue.ActId).ThenByDescending(issue => issue.Priority).Select(issue => issue.Decision!.Value).ToListAsync(ct);
        var scores = await db.Matching(filter).Waiting(db).Select(row => row.Issue.Score).ToListAsync(ct);
        return ReviewProgress.Of(decisions, scores);
    }

    private static async Task<IReadOnlyList<VoteCount>> ReadVotesAsync(FerDbContext db, long sampleId, CancellationToken ct) =>
        await db.Votes.AsNoTracking().Where(vote => vote.SampleId == sampleId)
            .OrderBy(vote => vote.Study).ThenByDescending(vote => vote.Count).ThenBy(vote => vote.Choice)
            .Select(vote => new VoteCount(vote.Study, vote.Choice, vote.Count)).ToListAsync(ct);

    private static async Task<IReadOnlyList<SampleCopy>> ReadTwinsAsync(
        FerDbContext db, int datasetId, long sampleId, byte[] pixelHash, long? nearGroup, CancellationToken ct)
    {
        // Two searches, each by an index of its own: one for both would walk through the dataset.
        var samples = db.Samples.AsNoTracking().Where(other => other.DatasetId == datasetId);
        var ids = samples.Where(other => other.PixelHash == pixelHash).Select(other => other.Id);
        if (nearGroup is { } group)
            ids = ids.Union(samples.Where(other => other.NearGroup == group).Select(other => other.Id));
        return await db.Samples.AsNoTracking().Where(other => other.Id != sampleId && ids.Contains(other.Id)).OrderBy(other => other.Id).Take(MostTwins).ToCopiesAsync(ct);
    }

    /// <summary>Folds of a cross-validation are no splits of people's.</summary>
    private static async Task<IReadOnlyList<string>> ReadTestSplitsAsync(FerDbContext db, long sampleId, CancellationToken ct) =>
        await db.Splits.AsNoTracking()
            .Where(split => split.CrossValidationId == null && db.SplitSamples.Any(row => row.SplitId == split.Id && row.SampleId == sampleId && row.Part == SplitPart.Test))
            .OrderBy(split => split.Name).Select(split => split.Name).ToListAsync(ct);
}
