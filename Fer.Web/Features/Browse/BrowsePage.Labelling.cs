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
    private SavingState _saveState;
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

    private Task LabelAsync(int label) => _chosen.Count > 0 ? RelabelChosenAsync(label) : InTurnAsync(async () =>
    {
        if (_view.CellAt(_selected) is { } cell)
            await StoreAsync(new(Guid.NewGuid(), cell.Id, cell.Version, label), await Curator.GetAsync());
    });

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
            if (!answers[^1].IsDone)
                return answers;
        }
        if (imageId is { } id && await _view.FindAsync(id, Lifetime) is >= 0 and var index)
            await InOrderAsync(() => StepAsync(index - _selected));
        if (answers.Count > 0)
            Say(SavingState.Saved, $"{Formats.Count(answers.Count, "label", "labels")} given without connection: stored");
        return answers;
    }

    private async Task<OutboxAnswer> StoreAsync(OutboxLabel entry, ActingCurator by)
    {
        var command = new RelabelCommand(entry.Key, entry.SampleId, entry.Label, entry.Version, by);
        var result = await Task.Run(() => Labels.RelabelAsync(command, CancellationToken.None));
        switch (result.Outcome)
        {
            case RelabelOutcome.Conflict:
                await AskAsync(entry, result);
                break;
            case RelabelOutcome.UnknownSample or RelabelOutcome.UnknownClass:
                Say(SavingState.Failed, "This image or class is no longer in the dataset. Nothing was stored. Apply the filter again.");
                break;
            default:
                Say(SavingState.Saved, null);
                await TakeOverAsync(entry.SampleId, result);
                break;
        }
        return new OutboxAnswer(entry.Key, entry.SampleId, true, result.Label, result.Version);
    }

    private async Task TakeOverAsync(long sampleId, RelabelResult result)
    {
        _conflicts = [.. _conflicts.Where(conflict => conflict.SampleId != sampleId)];
        var index = await _view.FindAsync(sampleId, Lifetime);
        if (index < 0)
            return;
        var before = _view.CellAt(index)?.Label;
        _view.Relabel(sampleId, result.Label, result.Version);
        await SelectAsync(Math.Min(index + 1, _view.Count - 1));
        RememberSelection();
        if (before is { } from && from != result.Label)
            await CountAsync(from, result.Label);
    }

    private async Task AskAsync(OutboxLabel entry, RelabelResult result)
    {
        _view.Relabel(entry.SampleId, result.Label, result.Version);
        var cells = await Grid.ReadCellsAsync([entry.SampleId], Lifetime);
        _conflicts = [.. _conflicts.Where(conflict => conflict.SampleId != entry.SampleId),
            new(entry.SampleId, cells[0].ImageTag, result.Label, entry.Label, result.Other ?? "Somebody", result.Version)];
        Say(SavingState.Failed, "Not stored: somebody else labelled this image");
    }

    private Task SettleAsync((LabelConflict Conflict, bool UseMine) choice) => InTurnAsync(async () =>
    {
        _conflicts = [.. _conflicts.Where(conflict => conflict.SampleId != choice.Conflict.SampleId)];
        var label = choice.UseMine ? choice.Conflict.Mine : choice.Conflict.Theirs;
        await StoreAsync(new(Guid.NewGuid(), choice.Conflict.SampleId, choice.Conflict.Version, label), await Curator.GetAsync());
    });

    /// <summary>Acts that write. What goes wrong on the way is said, and nothing is taken for stored.</summary>
    private Task InTurnAsync(Func<Task> act) => InOrderAsync(async () =>
    {
        try
        {
            Say(SavingState.Saving, null);
            await act();
            if (_saveState == SavingState.Saving)
                Say(SavingState.None, null);
        }
        catch (Exception failure) when (failure is SqliteException or DbUpdateException)
        {
            Say(SavingState.Failed, "This could not be written to disk and was not stored. Earlier labels are safe. Check that the disk has space; labels given by key are tried again.");
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

    private async Task CountAsync(int from, int to)
    {
        _view.MoveCount(from, to, isUndo: false);
        await _view.RecountAsync(_filter!, Lifetime);
    }

    private void Say(SavingState state, string? message)
    {
        (_saveState, _message) = (state, message);
        StateHasChanged();
    }
}
