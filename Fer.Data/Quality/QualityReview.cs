using Fer.Data.Datasets;
using Fer.Data.Labelling;
using Microsoft.EntityFrameworkCore;

namespace Fer.Data.Quality;

/// <summary>
/// Carries out what people decide about quality issues: each decision is one act of the label log, which changes the
/// sample and closes the issue in the same immediate transaction. Taking the act back opens the issue again.
/// </summary>
public sealed class QualityReview(IDbContextFactory<FerDbContext> contexts, LabelLog labels)
{
    /// <summary>Decides about one issue.</summary>
    public async Task<ReviewResult> DecideAsync(QualityAnswer answer, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var dataset = await db.QualityIssues.Where(issue => issue.Id == answer.IssueId).Select(issue => (int?)issue.DatasetId).SingleOrDefaultAsync(ct);
        return dataset is not { } id
            ? new ReviewResult(ReviewOutcome.UnknownIssue, null, 0, new Dictionary<long, ReviewOutcome>())
            : await DecideManyAsync(
                new QualityAnswers(answer.Key, id, new Dictionary<long, int> { [answer.IssueId] = answer.SeenVersion }, answer.Decision, answer.Label, answer.By)
                {
                    SeenSuggestions = answer is { Decision: QualityDecision.Accepted, Label: { } seen } ? new Dictionary<long, int?> { [answer.IssueId] = seen } : new Dictionary<long, int?>(),
                }, ct);
    }

    /// <summary>Decides about many issues, as one act; those that were decided or relabelled meanwhile are left out.</summary>
    public async Task<ReviewResult> DecideManyAsync(QualityAnswers answers, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LabelActs.Where(act => act.Key == answers.Key).Select(act => (long?)act.Id).SingleOrDefaultAsync(ct) is { } before)
            return new ReviewResult(ReviewOutcome.AlreadyApplied, before, await db.QualityIssues.CountAsync(issue => issue.ActId == before, ct), new Dictionary<long, ReviewOutcome>());

        var (fit, skipped, other) = await SiftAsync(db, answers, ct);
        if (fit.Count == 0)
            return new ReviewResult(answers.SeenVersions.Keys.Select(id => skipped[id]).FirstOrDefault(ReviewOutcome.UnknownIssue), null, 0, skipped, other);

        var order = new ActOrder(answers.Key, answers.DatasetId, ActKind.Suggestion, QualityDecisions.ChangeOf(answers, fit), answers.By, QualityDecisions.ReasonOf(answers.Decision, fit));
        var act = await labels.ApplyAsync(db, order, ct);
        if (act.Outcome != RelabelOutcome.Saved)
            return new ReviewResult(ReviewOutcome.UnknownClass, null, 0, fit.ToDictionary(issue => issue.Id, _ => ReviewOutcome.UnknownClass));

        await QualityDecisions.CloseAsync(db, fit, answers.Decision, act.ActId!.Value, ct);
        await db.RaiseRevisionAsync(answers.DatasetId, ct);
        await transaction.CommitAsync(ct);
        return new ReviewResult(ReviewOutcome.Saved, act.ActId, fit.Count, skipped, other);
    }

    /// <summary>Parts the issues that can be decided from those that cannot.</summary>
    private static async Task<(List<AnsweredIssue> Fit, Dictionary<long, ReviewOutcome> Skipped, string? Other)> SiftAsync(
        FerDbContext db, QualityAnswers answers, CancellationToken ct)
    {
        var found = await ReadAsync(db, answers, ct);
        List<AnsweredIssue> fit = [];
        Dictionary<long, ReviewOutcome> skipped = answers.SeenVersions.Keys.Where(id => !found.ContainsKey(id)).ToDictionary(id => id, _ => ReviewOutcome.UnknownIssue);
        string? other = null;
        foreach (var issue in found.Values)
        {
            var (hindrance, by) = await HindranceAsync(db, issue, answers, ct);
            other ??= by;
            if (hindrance is { } reason)
                skipped[issue.Id] = reason;
            else
                fit.Add(issue);
        }
        return (fit, skipped, other);
    }

    private static async Task<(ReviewOutcome? Reason, string? By)> HindranceAsync(FerDbContext db, AnsweredIssue issue, QualityAnswers answers, CancellationToken ct)
    {
        if (issue.State != QualityIssueState.Open)
            return (ReviewOutcome.AlreadyDecided, issue.DecidedBy);
        // What is kept out does not depend on the label; what is kept, on the label that the person saw.
        var wanted = answers.Decision switch
        {
            QualityDecision.Accepted => issue.SuggestedLabel,
            QualityDecision.Relabelled => answers.Label,
            QualityDecision.Kept or QualityDecision.Ambiguous => issue.GivenLabel,
            _ => issue.Label,
        };
        if (wanted is not { } label)
            return (ReviewOutcome.UnknownClass, null);
        if (answers.Decision == QualityDecision.Accepted && answers.SeenSuggestions.GetValueOrDefault(issue.Id, label) != label)
            return (ReviewOutcome.Superseded, null);
        if (answers.Decision is QualityDecision.Accepted or QualityDecision.Relabelled && !await LabelLog.IsClassInUseAsync(db, issue.DatasetId, label, ct))
            return (ReviewOutcome.UnknownClass, null);
        var seen = answers.SeenVersions[issue.Id];
        var other = issue.Label == label || issue.Version == seen ? null : await LabelLog.FindOtherAsync(db, issue.SampleId, seen, answers.By, ct);
        return (other is null ? null : ReviewOutcome.Conflict, other);
    }

    private static async Task<Dictionary<long, AnsweredIssue>> ReadAsync(FerDbContext db, QualityAnswers answers, CancellationToken ct)
    {
        long[] ids = [.. answers.SeenVersions.Keys];
        return await (
            from issue in db.QualityIssues.AsNoTracking()
            join sample in db.Samples on issue.SampleId equals sample.Id
            where issue.DatasetId == answers.DatasetId && EF.Parameter(ids).Contains(issue.Id)
            orderby issue.Id
            select new AnsweredIssue
            {
                Id = issue.Id,
                DatasetId = issue.DatasetId,
                SampleId = issue.SampleId,
                Kind = issue.Kind,
                State = issue.State,
                GivenLabel = issue.GivenLabel,
                SuggestedLabel = issue.SuggestedLabel,
                DecidedBy = db.LabelActs.Where(act => act.Id == issue.ActId).Select(act => act.Actor).FirstOrDefault(),
                Label = sample.Label,
                Version = sample.Version,
            }).ToDictionaryAsync(issue => issue.Id, ct);
    }
}
