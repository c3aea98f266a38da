using Fer.Data.Curators;
using Fer.Data.Datasets;
using Fer.Data.Labelling;
using Fer.Web.Components.Keyboard;
using Fer.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Fer.Web.Features.Browse;

/// <content>Labelling one image. A label is on disk before the next image is shown.</content>
public sealed partial class BrowsePage
{
    /// <summary>Keys are faster than disks: each act waits for the one before, so that a label never meets the wrong image.</summary>
    private readonly SemaphoreSlim _turn = new(1);
    private List<LabelConflict> _conflicts = [];
    private LabelOutbox? _outbox;
    private SavingState _saveState;

    /// <summary>Whether the act whose turn it is has reached the disk: what fails afterwards takes nothing away from it.</summary>
    private bool _isWritten;
    private string? _message;

    [Inject] public required LabelLog Labels { get; init; }

    [Inject] public required LabelUndo Undo { get; init; }

    [Inject] public required CuratorIdentity Curator { get; init; }

    protected override ValueTask ReleaseAsync()
    {
        _turn.Dispose();
        _rest?.Dispose();
        return base.ReleaseAsync();
    }

    private IEnumerable<Shortcut> LabellingKeys() =>
    [
        .. ClassesInUse.Select(row => new Shortcut(Hotkey(row), $"Label {row.Name} and go to the next image", () => LabelAsync(row.Index))),
        new("r", "Mark as reviewed", ReviewAsync) { Id = "review" },
        new("x", "Exclude from splits, or include again", ExcludeAsync) { Id = "exclude" },
        new("t", "Tag", TagAsync) { Id = "tag" },
        new("z", "Take back what you did last", UndoAsync) { Id = "undo" },
        new("Ctrl+z", "Take back what you did last", UndoAsync) { Id = "undo-too" },
        new("Shift+z", "Do again what you took back last", RedoAsync) { Id = "redo" },
        new("Ctrl+y", "Do again what you took back last", RedoAsync) { Id = "redo-too" },
        new("Ctrl+Shift+z", "Do again what you took back last", RedoAsync) { Id = "redo-three" },
    ];

    /// <summary>Scripts name letters in lower case.</summary>
#pragma warning disable CA1308 // Not compared with anything that was upper-cased.
    private static string Hotkey(ClassCount row) => row.Hotkey.ToLowerInvariant();
#pragma warning restore CA1308

    /// <summary>What is chosen counts when the key's turn comes: an earlier one may have chosen or let go.</summary>
    private async Task LabelAsync(int label)
    {
        long[] chosen = [];
        await InTurnAsync(async () =>
        {
            chosen = [.. _chosen.Ids];
            if (chosen.Length == 0 && _view.CellAt(_selected) is { } cell)
                await StoreAsync(new(Guid.NewGuid(), cell.Id, cell.Version, label), await Curator.GetAsync());
        });
        if (chosen.Length > 0)
            await RelabelAsync(chosen, label);
    }

    /// <summary>A click on a class means the image that was shown; a second click that arrives behind the first means nothing.</summary>
    private Task LabelShownAsync((long SampleId, int Label) click) =>
        click.SampleId == SelectedId ? LabelAsync(click.Label) : Task.CompletedTask;

    /// <summary>A key that the browser noted. Its answer says whether the browser may forget it.</summary>
    private async Task<OutboxAnswer> StoreAsync(OutboxLabel entry)
    {
        var answer = new OutboxAnswer(entry.Key, entry.SampleId, false, -1, 0);
        await InTurnAsync(async () => answer = await StoreAsync(entry, await Curator.GetAsync()));
        return answer;
    }

    private async Task<IReadOnlyList<OutboxAnswer>> ReplayAsync(IReadOnlyList<OutboxLabel> entries, long? imageId)
    {
        List<OutboxAnswer> answers = [];
        foreach (var entry in entries)
        {
            answers.Add(await StoreAsync(entry));
            if (answers[^1] is { IsDone: false, IsConflict: false })
                return answers;
        }
        if (imageId is { } id && await _view.FindAsync(id, Lifetime) is >= 0 and var index)
            await InOrderAsync(() => StepAsync(index - _selected));
        if (answers.Count > 0)
            SayReplayed(answers);
        return answers;
    }

    private void SayReplayed(List<OutboxAnswer> answers)
    {
        var (conflicts, refused) = (answers.Count(answer => answer.IsConflict), answers.Count(answer => answer.IsRefused));
        List<string> words = [$"{Formats.Count(answers.Count - conflicts - refused, "label", "labels")} given without connection: stored"];
        if (conflicts > 0)
            words.Add($"{Formats.Count(conflicts)} for you to decide below");
        if (refused > 0)
            words.Add($"{Formats.Count(refused)} not stored, for the image or class is gone");
        Say(conflicts + refused > 0 ? SavingState.Failed : SavingState.Saved, string.Join("; ", words));
    }

    private async Task<OutboxAnswer> StoreAsync(OutboxLabel entry, ActingCurator by)
    {
        var command = new RelabelCommand(entry.Key, entry.SampleId, entry.Label, entry.Version, by);
        var result = await Task.Run(() => Labels.RelabelAsync(command, CancellationToken.None));
        var answer = new OutboxAnswer(entry.Key, entry.SampleId, true, result.Label, result.Version);
        switch (result.Outcome)
        {
            case RelabelOutcome.Conflict:
                await AskAsync(entry, result);
                return answer with { IsDone = false, IsConflict = true };
            case RelabelOutcome.UnknownSample or RelabelOutcome.UnknownClass:
                Say(SavingState.Failed, "This image or class is no longer in the dataset. Nothing was stored. Apply the filter again.");
                return answer with { IsRefused = true };
            default:
                Say(SavingState.Saved, null);
                _isWritten = true;
                await TakeOverAsync(entry.SampleId, result);
                return answer;
        }
    }

    private async Task TakeOverAsync(long sampleId, RelabelResult result)
    {
        await DropConflictAsync(sampleId);
        var index = await _view.FindAsync(sampleId, Lifetime);
        if (index < 0)
            return;
        var before = _view.CellAt(index)?.Label;
        _view.Relabel(sampleId, result.Label, result.Version);
        await SelectAsync(Math.Min(index + 1, _view.Count - 1));
        RememberSelection();
        if (before is { } from && from != result.Label)
            await CountAsync(sampleId, from, result.Label);
    }

    private async Task AskAsync(OutboxLabel entry, RelabelResult result)
    {
        await _view.RefreshAsync([entry.SampleId], Lifetime);
        var cells = await Grid.ReadCellsAsync([entry.SampleId], Lifetime);
        _conflicts = [.. _conflicts.Where(conflict => conflict.SampleId != entry.SampleId),
            new(entry.Key, entry.SampleId, cells[0].ImageTag, result.Label, entry.Label, result.Other ?? "Somebody", result.Version)];
        Say(SavingState.Failed, "Not stored: somebody else labelled this image");
    }

    private Task SettleAsync((LabelConflict Conflict, bool UseMine) choice) => InTurnAsync(async () =>
    {
        var label = choice.UseMine ? choice.Conflict.Mine : choice.Conflict.Theirs;
        await StoreAsync(new(Guid.NewGuid(), choice.Conflict.SampleId, choice.Conflict.Version, label), await Curator.GetAsync());
    });

    /// <summary>The person has decided, by a button or by labelling the image again.</summary>
    private async Task DropConflictAsync(long sampleId)
    {
        var settled = _conflicts.Where(conflict => conflict.SampleId == sampleId).ToList();
        _conflicts = [.. _conflicts.Except(settled)];
        foreach (var conflict in settled.Where(_ => _outbox is not null))
            await _outbox!.ForgetAsync(conflict.Key);
    }

    /// <summary>Acts that write. What goes wrong on the way is said, and nothing is taken for stored.</summary>
    private Task InTurnAsync(Func<Task> act) => InOrderAsync(async () =>
    {
        try
        {
            _isWritten = false;
            Say(SavingState.Saving, null);
            await act();
            if (_saveState == SavingState.Saving)
                Say(SavingState.None, null);
        }
        catch (Exception failure) when (failure is SqliteException or DbUpdateException)
        {
            Say(SavingState.Failed, _isWritten
                ? "Stored, but what is shown here could not be read again. Load the page again."
                : "This could not be written to disk and was not stored. Earlier labels are safe. Check that the disk has space; labels given by key are tried again.");
        }
    });

    private async Task InOrderAsync(Func<Task> act)
    {
        await _turn.WaitAsync(Lifetime);
        try
        {
            await act();
            StateHasChanged();
        }
        finally
        {
            if (!IsDisposed)
                _turn.Release();
        }
    }

    private async Task CountAsync(long sampleId, int from, int to)
    {
        _view.MoveCount(sampleId, from, to);
        await _view.RecountAsync(_filter!, Lifetime);
    }

    private void Say(SavingState state, string? message)
    {
        (_saveState, _message) = (state, message);
        StateHasChanged();
    }
}
