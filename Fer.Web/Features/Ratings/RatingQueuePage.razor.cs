using Fer.Data.Curators;
using Fer.Data.Datasets;
using Fer.Data.Ratings;
using Fer.Engine.Ratings;
using Fer.Web.Components.Keyboard;
using Fer.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Fer.Web.Features.Ratings;

/// <summary>One image after another, and nothing beside it that could lead the rater.</summary>
public sealed partial class RatingQueuePage
{
    private RoundSummary? _round;
    private RaterPath? _queue;
    private ActingCurator? _rater;
    private IReadOnlyList<ClassCount> _classes = [];
    private IReadOnlyList<Shortcut> _shortcuts = [];
    private string? _failure;
    private string? _message;
    private bool _isLoaded;
    private bool _isClosed;
    private bool _isSaving;
    private bool _isWarning;
    private int? _shown;

    [Parameter] public int RoundId { get; set; }

    [Inject] public required RatingRounds Rounds { get; init; }

    [Inject] public required RatingDesk Desk { get; init; }

    [Inject] public required DatasetList Datasets { get; init; }

    [Inject] public required CuratorIdentity Curator { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    private string PaceText => _queue?.Pace is { TotalSeconds: > 0 } pace
        ? $"{Formats.Number(60 / pace.TotalSeconds, 0)} a minute, {Formats.Duration(pace * (_queue.Count - _queue.AnsweredCount))} left"
        : "";

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == RoundId)
            return;
        _shown = RoundId;
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var (ct, id) = (NextLoad(), RoundId);
        try
        {
            _round = await Task.Run(() => Rounds.FindAsync(id, ct), ct);
            if (_round is { } round)
                await LoadQueueAsync(round, ct);
            (_failure, _isLoaded) = (null, true);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Another round was chosen, or the page was left.
        }
        catch (SqliteException)
        {
            _failure = "The round could not be read from the database. Answers already given are safe.";
        }
    }

    private async Task LoadQueueAsync(RoundSummary round, CancellationToken ct)
    {
        var rater = await Curator.GetAsync();
        var (classes, images, answers) = await Task.Run(
            async () => (
                await Datasets.ReadClassesAsync(round.DatasetId, ct), await Desk.ReadImagesAsync(round.Id, ct),
                await Desk.ReadAnswersAsync(round.Id, rater.Id, ct)), ct);
        (_rater, _classes, _isClosed) = (rater, classes.InUse(), round.ClosedAt is not null);
        _queue = new RaterPath(RoundDraw.OrderFor(images, round.Seed, rater.Id), answers, Clock.GetUtcNow());
        List<Shortcut> keys = [.. _classes.Select(row => new Shortcut(row.Hotkey, $"Answer {row.Name}", () => AnswerAsync(row.Index)))];
        if (KeyOf("f") is { } noFace)
            keys.Add(new Shortcut(noFace, "Answer that it shows no face", () => AnswerAsync(Rating.NotAFace)));
        if (KeyOf("u") is { } unsure)
            keys.Add(new Shortcut(unsure, "Answer that you are unsure", () => AnswerAsync(Rating.Unsure)));
        _shortcuts = [.. keys, new Shortcut("Backspace", "Go back one image", BackAsync)];
    }

    /// <summary>A dataset's own class key comes first.</summary>
    private string? KeyOf(string key) => _classes.Any(row => row.Hotkey == key) ? null : key;

    private string Pressed(int answer) => _queue?.CurrentAnswer == answer ? "true" : "false";

    /// <summary>A key that is pressed while an answer is being stored is dropped: it was not meant for the image that comes next.</summary>
    private async Task AnswerAsync(int answer)
    {
        if (_isSaving || _queue?.Current is not { } image)
            return;
        var (round, rater) = (RoundId, _rater!.Id);
        Say("Saving", isWarning: false);
        _isSaving = true;
        try
        {
            var outcome = await Task.Run(() => Desk.AnswerAsync(round, image.SampleId, rater, answer, CancellationToken.None));
            if (outcome == RatingOutcome.Saved)
                _queue.Advance(image.SampleId, answer, Clock.GetUtcNow());
            _isClosed = outcome == RatingOutcome.Closed;
            Say(WordsFor(outcome), outcome != RatingOutcome.Saved);
        }
        catch (Exception failure) when (failure is SqliteException or DbUpdateException)
        {
            Say("The answer could not be written to disk and was not stored. Earlier answers are safe. Check that the disk has space, then press the key again.", isWarning: true);
        }
        finally
        {
            _isSaving = false;
        }
    }

    private Task BackAsync()
    {
        if (!_isSaving && _queue?.GoBack(Clock.GetUtcNow()) == true)
            Say(null, isWarning: false);
        return Task.CompletedTask;
    }

    private static string WordsFor(RatingOutcome outcome) => outcome switch
    {
        RatingOutcome.Saved => "Saved",
        RatingOutcome.Closed => "The answer was not stored: the round was closed meanwhile.",
        RatingOutcome.UnknownSample => "The answer was not stored: the round no longer asks about this image. Reload the page.",
        _ => "The answer was not stored: this class is no longer in use. Reload the page.",
    };

    private void Say(string? message, bool isWarning)
    {
        (_message, _isWarning) = (message, isWarning);
        StateHasChanged();
    }
}
