using Fer.Data.Datasets;
using Fer.Data.Labelling;
using Microsoft.EntityFrameworkCore;

namespace Fer.Data.Quality;

/// <summary>What a decision changes about the sample, and what it and its undo make of the issue.</summary>
internal static class QualityDecisions
{
    /// <summary>State of an issue that was decided so.</summary>
    public static QualityIssueState StateOf(QualityDecision decision) =>
        decision == QualityDecision.Kept ? QualityIssueState.Dismissed : QualityIssueState.Settled;

    /// <summary>The change of the samples of all issues.</summary>
    public static SampleChange ChangeOf(QualityAnswers answers, IReadOnlyList<AnsweredIssue> issues)
    {
        long[] samples = [.. issues.Select(issue => issue.SampleId).Distinct()];
        var reviewed = new SampleChange.SetReviewed(samples, true);
        var excluded = new SampleChange.SetExcluded(samples, true);
        return answers.Decision switch
        {
            QualityDecision.Kept => reviewed,
            QualityDecision.Accepted => new SampleChange.Several([new SampleChange.SetLabels(SuggestedBy(issues)), reviewed]),
            QualityDecision.Relabelled => new SampleChange.Several([new SampleChange.SetLabel(samples, answers.Label ?? -1), reviewed]),
            QualityDecision.Ambiguous => new SampleChange.Several([new SampleChange.SetTag(samples, QualityWords.AmbiguousTag, true), reviewed]),
            QualityDecision.NotAFace => new SampleChange.Several([new SampleChange.SetTag(samples, QualityWords.NotAFaceTag, true), excluded, reviewed]),
            QualityDecision.Excluded => excluded,
            _ => throw new ArgumentOutOfRangeException(nameof(answers)),
        };
    }

    /// <summary>"label suspect: accepted"; where the issues are of several kinds, all of them by name.</summary>
    public static string ReasonOf(QualityDecision decision, IReadOnlyList<AnsweredIssue> issues) =>
        $"{string.Join(", ", issues.Select(issue => issue.Kind).Distinct().Order().Select(QualityWords.Of))}: {QualityWords.Of(decision)}";

    /// <summary>Closes the issues; where the samples are kept out of splits, all that is open about them.</summary>
    public static Task CloseAsync(FerDbContext db, IReadOnlyList<AnsweredIssue> issues, QualityDecision decision, long actId, CancellationToken ct)
    {
        long[] ids = [.. issues.Select(issue => issue.Id)];
        long[] samples = decision is QualityDecision.NotAFace or QualityDecision.Excluded ? [.. issues.Select(issue => issue.SampleId)] : [];
        return db.QualityIssues
            .Where(issue => EF.Parameter(ids).Contains(issue.Id)
                || (issue.State == QualityIssueState.Open && EF.Parameter(samples).Contains(issue.SampleId)))
            .ExecuteUpdateAsync(
                set => set.SetProperty(issue => issue.State, StateOf(decision))
                    .SetProperty(issue => issue.Decision, decision)
                    .SetProperty(issue => issue.ActId, actId), ct);
    }

    /// <summary>
    /// Opens the issues of an act that was taken back, or closes them again as they were; in the caller's transaction. The
    /// decision stays on record, so that doing the act again restores it.
    /// </summary>
    public static async Task FollowAsync(FerDbContext db, LabelAct act, CancellationToken ct)
    {
        var issues = db.QualityIssues.Where(issue => issue.ActId == act.Id);
        var changed = act.IsUndone
            ? await issues.ExecuteUpdateAsync(set => set.SetProperty(issue => issue.State, QualityIssueState.Open), ct)
            : await issues.ExecuteUpdateAsync(
                set => set.SetProperty(
                    issue => issue.State, issue => issue.Decision == QualityDecision.Kept ? QualityIssueState.Dismissed : QualityIssueState.Settled), ct);
        if (changed > 0)
            await db.RaiseRevisionAsync(act.DatasetId, ct);
    }

    /// <summary>The suggestion for each sample; only suspects have one, and a sample is one suspect at most.</summary>
    private static Dictionary<long, int> SuggestedBy(IReadOnlyList<AnsweredIssue> issues) =>
        issues.GroupBy(issue => issue.SampleId).ToDictionary(group => group.Key, group => group.First().SuggestedLabel!.Value);
}
