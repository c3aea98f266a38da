using Fer.Data;
using Fer.Data.Datasets;
using Fer.Data.Quality;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Quality;

/// <summary>
/// Brings the issues on record to what a stage found. What a person decided stays decided: a dismissed issue does not come back, unless it
/// is about a label and the sample has another label now.
/// </summary>
internal sealed class QualityIssueWriter(IDbContextFactory<FerDbContext> contexts, int datasetId, int qualityRunId, TimeProvider clock)
{
    /// <summary>Kinds that follow from a single image's pixels.</summary>
    public static readonly QualityIssueKind[] FaultKinds =
    [
        QualityIssueKind.Blank, QualityIssueKind.TooDark, QualityIssueKind.TooBright, QualityIssueKind.LowContrast, QualityIssueKind.Blurred,
        QualityIssueKind.Outlier,
    ];

    /// <summary>Stores what was found, in one transaction.</summary>
    /// <param name="kinds">Kinds that were looked for.</param>
    /// <param name="judged">Samples that were looked at; open issues of the kinds about others stay.</param>
    /// <param name="found">Everything found among them.</param>
    /// <param name="ct">Stops before anything is written.</param>
    /// <returns>Issues that are open now among those found.</returns>
    public async Task<int> StoreAsync(
        IReadOnlyCollection<QualityIssueKind> kinds, IReadOnlySet<long> judged, IReadOnlyCollection<FoundIssue> found, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var known = await db.QualityIssues.Where(issue => issue.DatasetId == datasetId && kinds.Contains(issue.Kind))
            .ToDictionaryAsync(issue => (issue.SampleId, issue.Kind), ct);
        var open = 0;
        foreach (var issue in found)
        {
            if (!known.Remove((issue.SampleId, issue.Kind), out var row))
                db.QualityIssues.Add(NewRow(issue));
            else if (!IsOpenAgain(row, issue))
                continue;
            else
                Renew(row, issue);
            open++;
        }

        db.QualityIssues.RemoveRange(known.Values.Where(row => row is { State: QualityIssueState.Open, Decision: null } && judged.Contains(row.SampleId)));
        await db.SaveChangesAsync(ct);
        await db.RaiseRevisionAsync(datasetId, ct);
        await transaction.CommitAsync(ct);
        return open;
    }

    /// <summary>Open faults of single images by kind; kinds without one are left out.</summary>
    public async Task<IReadOnlyDictionary<QualityIssueKind, int>> CountOpenFaultsAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.QualityIssues.Where(issue => issue.DatasetId == datasetId && issue.State == QualityIssueState.Open && FaultKinds.Contains(issue.Kind))
            .GroupBy(issue => issue.Kind).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, ct);
    }

    private static bool IsOpenAgain(QualityIssue row, FoundIssue issue) =>
        row.State == QualityIssueState.Open || (issue.Kind == QualityIssueKind.LabelSuspect && row.GivenLabel != issue.GivenLabel);

    private QualityIssue NewRow(FoundIssue issue) => new()
    {
        DatasetId = datasetId,
        SampleId = issue.SampleId,
        Kind = issue.Kind,
        Score = issue.Score,
        Priority = issue.Priority,
        GivenLabel = issue.GivenLabel,
        SuggestedLabel = issue.SuggestedLabel,
        Evidence = issue.Evidence,
        QualityRunId = qualityRunId,
        FoundAt = clock.GetUtcNow(),
    };

    private void Renew(QualityIssue row, FoundIssue issue)
    {
        (row.Score, row.Priority, row.Evidence, row.QualityRunId) = (issue.Score, issue.Priority, issue.Evidence, qualityRunId);
        (row.GivenLabel, row.SuggestedLabel) = (issue.GivenLabel, issue.SuggestedLabel);
        (row.State, row.Decision, row.ActId) = (QualityIssueState.Open, null, null);
    }
}
