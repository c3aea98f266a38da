using Fer.Data.Labelling;
using Fer.Data.Quality;
using Fer.Web.Components.Keyboard;
using Fer.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Fer.Web.Features.Quality;

/// <content>Deciding about one issue. A decision is on disk before the next image is shown; where it is not, the image stays.</content>
public sealed partial class ReviewPage
{
    private string? _message;
    private bool _isSaving;
    private bool _isWarning;

    [Inject] public required QualityReview Review { get; init; }

    [Inject] public required LabelUndo Undo { get; init; }

    [Inject] public required CuratorIdentity Curator { get; init; }

    private IEnumerable<Shortcut> Keys() =>
    [
        .. _classes.Where(row => row.MergedIntoIndex is null).Select(row => new Shortcut(Hotkey(row.Hotkey), $"Choose {row.Name}", () => ChooseAsync(row.Index))),
        new("k", "Keep: the label stands and the image is fine", () => DecideAsync((QualityDecision.Kept, null))) { Id = "issue-keep" },
        new("a", "Accept the suggested class", () => DecideAsync((QualityDecision.Accepted, null))) { Id = "issue-accept" },
        new("m", "Ambiguous: more than one class fits", () => DecideAsync((QualityDecision.Ambiguous, null))) { Id = "issue-ambiguous" },
        new("n", "Not a face", () => DecideAsync((QualityDecision.NotAFace, null))) { Id = "issue-no-face" },
        new("x", "Exclude from splits", () => DecideAsync((QualityDecision.Excluded, null))) { Id = "exclude" },
        new("ArrowRight", "Skip to the next issue", SkipAsync) { Id = "next-image" },
        new("ArrowLeft", "Go back one issue", BackAsync) { Id = "previous-image" },
        .. CommonKeys(),
    ];

    private IEnumerable<Shortcut> CommonKeys() =>
    [
        new("z", "Take back what you did last", UndoAsync) { Id = "undo" },
        new("Ctrl+z", "Take back what you did last", UndoAsync) { Id = "undo-too" },
        new("Shift+z", "Do again what you took back last", RedoAsync) { Id = "redo" },
        new("Ctrl+y", "Do again what you took back last", RedoAsync) { Id = "redo-too" },
        new("g", "Show one issue or a grid", ToggleGridAsync) { Id = "issue-grid" },
    ];

    /// <summary>Scripts name letters in lower case.</summary>
#pragma warning disable CA1308 // Not compared with anything that was upper-cased.
    private static string Hotkey(string key) => key.ToLowerInvariant();
#pragma warning restore CA1308

    /// <summary>A class of one's own choice; the suggested one is accepted by it, the given one kept.</summary>
    private Task ChooseAsync(int label) => _path?.Current switch
    {
        { } issue when issue.Label == label => DecideAsync((QualityDecision.Kept, null)),
        { } issue when issue.SuggestedLabel == label => DecideAsync((QualityDecision.Accepted, null)),
        _ => DecideAsync((QualityDecision.Relabelled, label)),
    };

    /// <summary>A key that is pressed while a decision is being stored is dropped: it was not meant for the image that comes next.</summary>
    private Task DecideAsync((QualityDecision Decision, int? Label) choice) => InTurnAsync(async () =>
    {
        if (_path?.Current is not { } issue)
            return;
        if (issue.Decision is { } before)
        {
            Say($"This is decided: {IssueWords.Of(before)}. Take it back first, or go on.", isWarning: true);
            return;
        }
        if (choice.Decision == QualityDecision.Accepted && issue.SuggestedLabel is null)
        {
            Say("There is no suggestion to accept. Keep the image, exclude it, or choose a class.", isWarning: true);
            return;
        }
        var answer = new QualityAnswer(Guid.NewGuid(), issue.Id, choice.Decision, choice.Decision == QualityDecision.Accepted ? issue.SuggestedLabel : choice.Label, issue.Version, await Curator.GetAsync());
        var result = await Task.Run(() => Review.DecideAsync(answer, CancellationToken.None));
        if (result.Outcome == ReviewOutcome.Saved)
            _path.Decide([issue.Id], choice.Decision, result.ActId, choice.Label);
        else
            _path.Replace(await Issues.FindAsync(_filter!.DatasetId, [issue.Id], Lifetime));
        Say(WordsFor(result, choice.Decision), result.Outcome != ReviewOutcome.Saved);
    });

    private static string WordsFor(ReviewResult result, QualityDecision decision) => result.Outcome switch
    {
        ReviewOutcome.Saved => $"Saved: {IssueWords.Of(decision)}",
        ReviewOutcome.Conflict => $"Not stored: {result.Other} labelled this image meanwhile. Look again and decide.",
        ReviewOutcome.Superseded => "Not stored: a newer check suggests another class. Look again and decide.",
        ReviewOutcome.AlreadyDecided => $"Not stored: {result.Other ?? "somebody"} decided about this meanwhile.",
        ReviewOutcome.UnknownClass => "Not stored: this class is no longer in use. Reload the page.",
        _ => "Not stored: this issue is no longer on record. Reload the page.",
    };

    private Task SkipAsync() => InTurnAsync(() =>
    {
        _path?.Step(1);
        Say(null, isWarning: false);
        return Task.CompletedTask;
    });

    private Task BackAsync() => InTurnAsync(() =>
    {
        _path?.Step(-1);
        Say(null, isWarning: false);
        return Task.CompletedTask;
    });

    private Task UndoAsync() => ReverseAsync("Taken back", async by => await Undo.UndoLastAsync(_filter!.DatasetId, by, CancellationToken.None));

    private Task RedoAsync() => ReverseAsync("Done again", async by => await Undo.RedoLastAsync(_filter!.DatasetId, by, CancellationToken.None));

    private Task TakeBackAsync(long actId) => ReverseAsync("Taken back", async by => await Undo.ReverseAsync(actId, undo: true, by, CancellationToken.None));

    private Task ReverseAsync(string words, Func<Fer.Data.Curators.ActingCurator, Task<UndoResult>> reverse) => InTurnAsync(async () =>
    {
        var by = await Curator.GetAsync();
        var result = await Task.Run(() => reverse(by));
        if (result.Target is not { } act)
        {
            Say($"Nothing to {(words == "Taken back" ? "take back" : "do again")}", isWarning: false);
            return;
        }
        if (result.Restored.Count == 0 && result.KeptCount > 0)
        {
            Say("Not taken back: the image was changed again since, and that stays.", isWarning: true);
            return;
        }
        var issues = await Issues.ReadOfActAsync(_filter!.DatasetId, act.Id, Lifetime);
        _path!.Show(issues);
        var what = issues.Count > 0 ? Formats.Count(issues.Count, "decision", "decisions") : Formats.Count(result.Restored.Count, "image", "images");
        Say($"{words}: {act.Reason ?? ActWords.Of(act.Kind)}, {what}", isWarning: false);
    });

    /// <summary>One thing after another. What goes wrong is said, and nothing is taken for stored.</summary>
    private async Task InTurnAsync(Func<Task> act)
    {
        if (_isSaving || _path is null)
            return;
        _isSaving = true;
        try
        {
            await act();
            await FillAsync(LeastAhead);
            _isSaving = false;
            StateHasChanged();
            await CountAsync(Lifetime);
            StateHasChanged();
        }
        catch (Exception failure) when (failure is SqliteException or DbUpdateException)
        {
            Say("This could not be written to disk and was not stored. Earlier decisions are safe. Check that the disk has space, then press the key again.", isWarning: true);
        }
        catch (OperationCanceledException) when (IsDisposed)
        {
            // The page was left; what was decided is stored.
        }
        finally
        {
            _isSaving = false;
        }
    }

    private void Say(string? message, bool isWarning)
    {
        (_message, _isWarning) = (message, isWarning);
        StateHasChanged();
    }
}
