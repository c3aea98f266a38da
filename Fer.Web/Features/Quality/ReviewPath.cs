using Fer.Data.Quality;

namespace Fer.Web.Features.Quality;

/// <summary>The issues of one sitting in the order they are looked at: those behind are decided or were skipped, those ahead wait.</summary>
internal sealed class ReviewPath
{
    private readonly List<QueuedIssue> _issues = [];
    private int _place;

    /// <summary>Where reading goes on; null before the first page.</summary>
    public IssueCursor? End { get; private set; }

    /// <summary>Whether the last page was not full, so that there is nothing more to read.</summary>
    public bool IsComplete { get; private set; }

    public QueuedIssue? Current => _place < _issues.Count ? _issues[_place] : null;

    /// <summary>The issue that will be shown after a decision; its image can be loaded ahead.</summary>
    public QueuedIssue? Next => _issues.Skip(_place + 1).FirstOrDefault(issue => issue.Decision is null);

    /// <summary>Waiting issues from the current one on.</summary>
    public int AheadCount => _issues.Skip(_place).Count(issue => issue.Decision is null);

    public bool CanGoBack => _place > 0;

    public IReadOnlyList<QueuedIssue> Waiting => [.. _issues.Where(issue => issue.Decision is null)];

    /// <summary>Adds a page of the queue.</summary>
    /// <param name="page">The page.</param>
    /// <param name="asked">How many issues were asked for.</param>
    public void Add(IReadOnlyList<QueuedIssue> page, int asked)
    {
        _issues.AddRange(page.Where(issue => _issues.TrueForAll(known => known.Id != issue.Id)));
        End = page.Count > 0 ? page[^1].Cursor : End;
        IsComplete = page.Count < asked;
    }

    /// <summary>Takes over how issues stand now; those that are not on the path yet are put before the current one. Goes to the first of them.</summary>
    public void Show(IReadOnlyList<QueuedIssue> issues)
    {
        if (issues.Count == 0)
            return;
        var unknown = issues.Where(issue => !_issues.Exists(known => known.Id == issue.Id)).ToList();
        _issues.InsertRange(Math.Min(_place, _issues.Count), unknown);
        Replace(issues);
        _place = _issues.FindIndex(known => issues.Any(issue => issue.Id == known.Id));
    }

    /// <summary>Takes over how issues stand now, where they are on the path.</summary>
    public void Replace(IEnumerable<QueuedIssue> issues)
    {
        var byId = issues.ToDictionary(issue => issue.Id);
        for (var place = 0; place < _issues.Count; place++)
            _issues[place] = byId.GetValueOrDefault(_issues[place].Id) ?? _issues[place];
    }

    /// <summary>Writes a decision down, with the class index that was chosen where it was; where the sample is kept out of splits, for all that waits about it. Goes to the next issue that waits.</summary>
    public void Decide(IReadOnlyCollection<long> issueIds, QualityDecision decision, long? actId, int? label = null)
    {
        var samples = decision is QualityDecision.NotAFace or QualityDecision.Excluded
            ? _issues.Where(issue => issueIds.Contains(issue.Id)).Select(issue => issue.SampleId).ToHashSet()
            : [];
        for (var place = 0; place < _issues.Count; place++)
        {
            if (_issues[place] is { Decision: null } issue && (issueIds.Contains(issue.Id) || samples.Contains(issue.SampleId)))
                _issues[place] = issue with { Decision = decision, ActId = actId, Label = LabelAfter(issue, decision, label) };
        }
        Advance();
    }

    /// <summary>Goes to the next issue that waits, past the end where there is none.</summary>
    public void Advance()
    {
        var next = _issues.FindIndex(Math.Min(_place + 1, _issues.Count), issue => issue.Decision is null);
        _place = next < 0 ? _issues.Count : next;
    }

    /// <summary>Goes some places on or back.</summary>
    public void Step(int by) => _place = Math.Clamp(_place + by, 0, _issues.Count);

    /// <summary>Goes to the first issue that waits.</summary>
    public void Restart()
    {
        _place = -1;
        Advance();
    }

    private static int LabelAfter(QueuedIssue issue, QualityDecision decision, int? chosen) => decision switch
    {
        QualityDecision.Accepted => issue.SuggestedLabel ?? issue.Label,
        QualityDecision.Relabelled => chosen ?? issue.Label,
        _ => issue.Label,
    };
}
