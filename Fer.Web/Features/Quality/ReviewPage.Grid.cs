using Fer.Data.Quality;
using Fer.Web.Components.Keyboard;
using Fer.Web.Components.Shared;

namespace Fer.Web.Features.Quality;

/// <content>Deciding about many issues in the grid, as one act.</content>
public sealed partial class ReviewPage
{
    private readonly HashSet<long> _chosen = [];
    private int _gridSize = PageSize;

    private IEnumerable<Shortcut> GridKeys() =>
    [
        new("k", "Keep the chosen", () => DecideChosenAsync(QualityDecision.Kept)) { Id = "issue-keep" },
        new("a", "Accept the suggestions for the chosen", () => DecideChosenAsync(QualityDecision.Accepted)) { Id = "issue-accept" },
        new("m", "Mark the chosen as ambiguous", () => DecideChosenAsync(QualityDecision.Ambiguous)) { Id = "issue-ambiguous" },
        new("n", "The chosen show no face", () => DecideChosenAsync(QualityDecision.NotAFace)) { Id = "issue-no-face" },
        new("x", "Exclude the chosen from splits", () => DecideChosenAsync(QualityDecision.Excluded)) { Id = "exclude" },
        new("Ctrl+a", "Choose all that are shown", ChooseAllAsync) { Id = "choose-all" },
        .. CommonKeys(),
    ];

    private void Toggle(long issueId)
    {
        if (!_chosen.Remove(issueId))
            _chosen.Add(issueId);
    }

    private Task ChooseAllAsync()
    {
        _chosen.UnionWith(_path?.Waiting.Take(_gridSize).Select(issue => issue.Id) ?? []);
        StateHasChanged();
        return Task.CompletedTask;
    }

    private void ChooseNone() => _chosen.Clear();

    private Task ReadMoreAsync() => InTurnAsync(async () =>
    {
        _gridSize += PageSize;
        await FillAsync(_gridSize);
    });

    private Task DecideChosenAsync(QualityDecision decision) => InTurnAsync(async () =>
    {
        var seen = _path!.Waiting.Where(issue => _chosen.Contains(issue.Id)).ToDictionary(issue => issue.Id, issue => issue.Version);
        if (seen.Count == 0)
        {
            Say("Choose images first.", isWarning: true);
            return;
        }
        var answers = new QualityAnswers(Guid.NewGuid(), _filter!.DatasetId, seen, decision, null, await Curator.GetAsync())
        {
            SeenSuggestions = _path.Waiting.Where(issue => seen.ContainsKey(issue.Id)).ToDictionary(issue => issue.Id, issue => issue.SuggestedLabel),
        };
        var result = await Task.Run(() => Review.DecideManyAsync(answers, CancellationToken.None));
        _path.Decide([.. seen.Keys.Except(result.Skipped.Keys)], decision, result.ActId);
        _path.Replace(await Issues.FindAsync(_filter.DatasetId, [.. result.Skipped.Keys], Lifetime));
        _path.Restart();
        _chosen.Clear();
        _chosen.UnionWith(_path.Waiting.Select(issue => issue.Id).Where(result.Skipped.ContainsKey));
        await FillAsync(_gridSize);
        Say(WordsFor(result, decision, seen.Count), result.Skipped.Count > 0);
    });

    private static string WordsFor(ReviewResult result, QualityDecision decision, int asked) => result.Skipped.Count switch
    {
        0 => $"Saved: {IssueWords.Of(decision)}, {Formats.Count(result.DecidedCount, "image", "images")}",
        var skipped => $"{Formats.Count(result.DecidedCount)} of {Formats.Count(asked)} saved; {Formats.Count(skipped)} not stored: {WordsForSkipped(result)}",
    };

    private static string WordsForSkipped(ReviewResult result) => result.Skipped.Values.Distinct().ToList() switch
    {
        [ReviewOutcome.Conflict] => "somebody else labelled them meanwhile",
        [ReviewOutcome.AlreadyDecided] => "somebody decided about them meanwhile",
        [ReviewOutcome.UnknownClass] => "there is no suggestion, or its class is no longer in use",
        _ => "they were changed meanwhile",
    };
}
