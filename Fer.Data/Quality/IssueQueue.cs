using Fer.Data.Labelling;
using Fer.Data.Samples;
using Microsoft.EntityFrameworkCore;

namespace Fer.Data.Quality;

/// <summary>Says which issues wait for a person.</summary>
internal static class IssueQueue
{
    /// <summary>Issues of a dataset under the filter, whatever their state.</summary>
    public static IQueryable<QualityIssue> Matching(this FerDbContext db, IssueFilter filter)
    {
        var issues = db.QualityIssues.AsNoTracking().Where(issue => issue.DatasetId == filter.DatasetId);
        if (filter.Kinds.Count > 0)
            issues = issues.Where(issue => filter.Kinds.Contains(issue.Kind));
        if (filter.GivenClasses.Count > 0)
            issues = issues.Where(issue => filter.GivenClasses.Contains(issue.GivenLabel));
        if (filter.SuggestedClasses.Count > 0)
            issues = issues.Where(issue => issue.SuggestedLabel != null && filter.SuggestedClasses.Contains(issue.SuggestedLabel.Value));
        return issues;
    }

    /// <summary>
    /// Those that wait, with their samples: open, and of a sample that is not excluded. A label suspect waits only while the
    /// sample has the label that was checked, and no person stood by it since.
    /// </summary>
    public static IQueryable<IssueOfSample> Waiting(this IQueryable<QualityIssue> issues, FerDbContext db) =>
        issues.Where(issue => issue.State == QualityIssueState.Open).WithSamples(db).Where(row => !row.Sample.IsExcluded
            && (row.Issue.Kind != QualityIssueKind.LabelSuspect
                || (row.Sample.Label == row.Issue.GivenLabel
                    && !(row.Sample.IsReviewed && db.LabelEvents.Any(
                        e => e.SampleId == row.Sample.Id && e.Aspect == LabelAspect.Reviewed && e.To == 1 && e.At >= row.Issue.FoundAt)))));

    /// <summary>Puts the sample beside each issue.</summary>
    public static IQueryable<IssueOfSample> WithSamples(this IQueryable<QualityIssue> issues, FerDbContext db) =>
        issues.Join(db.Samples, issue => issue.SampleId, sample => sample.Id, (issue, sample) => new IssueOfSample { Issue = issue, Sample = sample });

    /// <summary>Reads them, in the order of the query.</summary>
    public static async Task<List<QueuedIssue>> ToQueuedAsync(this IQueryable<IssueOfSample> rows, CancellationToken ct)
    {
        var read = await rows.Select(row => new
        {
            row.Issue,
            row.Sample.Label,
            row.Sample.Version,
            row.Sample.PixelHash,
        }).ToListAsync(ct);
        return read.ConvertAll(row => new QueuedIssue(
            row.Issue.Id, row.Issue.SampleId, row.Issue.Kind, row.Issue.Score, row.Issue.Priority, row.Issue.GivenLabel, row.Issue.SuggestedLabel,
            row.Label, row.Version, SampleImageTag.Of(row.PixelHash), IssueEvidence.Parse(row.Issue.Evidence))
        {
            Decision = row.Issue.State == QualityIssueState.Open ? null : row.Issue.Decision,
            ActId = row.Issue.State == QualityIssueState.Open ? null : row.Issue.ActId,
        });
    }
}
