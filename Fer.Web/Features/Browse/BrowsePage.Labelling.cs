using Fer.Data.Datasets;
using Fer.Data.Labelling;
using Fer.Web.Components.Keyboard;
using Fer.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Fer.Web.Features.Browse;

/// <content>Giving labels and taking them back. A label is on disk before the next image is shown.</content>
public sealed partial class BrowsePage
{
    /// <summary>Keys are faster than disks: each act waits for the one before, so that a label never meets the wrong image.</summary>
    private readonly SemaphoreSlim _turn = new(1);
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

    private IEnumerable<Shortcut> LabellingKeys(IReadOnlyList<ClassCount> classes) =>
    [
        .. classes.Select(row => new Shortcut(row.Hotkey, $"Label {row.Name} and go to the next image", () => RelabelAsync(row.Index))),
        new("z", "Take back your last label", UndoAsync),
        new("Ctrl+z", "Take back your last label", UndoAsync),
    ];

    private Task RelabelAsync(int label) => InTurnAsync(async () =>
    {
        if (_view.CellAt(_selected) is not { } cell)
        {
            Say(SavingState.None, null);
            return;
        }
        var command = new RelabelCommand(Guid.NewGuid(), cell.Id, label, cell.Version, await Curator.GetAsync());
        var result = await Task.Run(() => Labels.RelabelAsync(command, CancellationToken.None));
        switch (result.Outcome)
        {
            case RelabelOutcome.Saved:
                Say(SavingState.Saved, null);
                _view.Relabel(cell.Id, result.Label, result.Version);
                await CountAsync(cell.Label, result.Label, isUndo: false);
                await MoveAsync(1);
                break;
            case RelabelOutcome.Unchanged:
                Say(SavingState.Saved, "Kept as it was");
                await MoveAsync(1);
                break;
            case RelabelOutcome.Conflict:
                _view.Relabel(cell.Id, result.Label, result.Version);
                Say(SavingState.Failed, $"Somebody labelled this image {_classes![result.Label].Name} meanwhile. Your label was not stored. Press the key again to replace it.");
                break;
            default:
                Say(SavingState.Failed, "This image or class is no longer in the dataset. Nothing was stored. Apply the filter again.");
                break;
        }
    });

    private Task UndoAsync() => InTurnAsync(async () =>
    {
        var by = await Curator.GetAsync();
        var result = await Task.Run(() => Undo.UndoLastAsync(_filter!.DatasetId, by, CancellationToken.None));
        foreach (var cell in await Grid.ReadCellsAsync(result.Restored, Lifetime))
            _view.Relabel(cell.Id, cell.Label, cell.Version);
        await _view.RecountAsync(_filter!, Lifetime);
        Say(result.Restored.Count > 0 ? SavingState.Saved : SavingState.None, result switch
        {
            { Restored.Count: 0, KeptCount: 0 } => "Nothing to take back",
            { Restored.Count: 0 } => "Changed again since, so nothing was taken back",
            _ => $"Taken back: {Formats.Count(result.Restored.Count, "image", "images")}",
        });
        if (result.Restored.Count > 0 && _view.IndexOf(result.Restored[0]) is >= 0 and var index)
        {
            await SelectAsync(index);
            RememberSelection();
        }
    });

    private async Task InTurnAsync(Func<Task> act)
    {
        await _turn.WaitAsync(Lifetime);
        try
        {
            Say(SavingState.Saving, null);
            await act();
        }
        catch (Exception failure) when (failure is SqliteException or DbUpdateException)
        {
            Say(SavingState.Failed, "The label could not be written to disk and was not stored. Earlier labels are safe. Check that the disk has space, then press the key again.");
        }
        finally
        {
            if (!IsDisposed)
                _turn.Release();
        }
    }

    private async Task CountAsync(int from, int to, bool isUndo)
    {
        _view.MoveCount(from, to, isUndo);
        await _view.RecountAsync(_filter!, Lifetime);
    }

    private void Say(SavingState state, string? message)
    {
        (_saveState, _message) = (state, message);
        StateHasChanged();
    }
}
