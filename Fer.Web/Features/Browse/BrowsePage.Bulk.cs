using Fer.Data.Datasets;
using Fer.Data.Labelling;
using Fer.Data.Tags;
using Fer.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Fer.Web.Features.Browse;

/// <content>Acts on the chosen images, or on the selected one where none are chosen; undo and redo.</content>
public sealed partial class BrowsePage
{
    /// <summary>More images than this are asked about first: a stray key must not start a long search for Undo.</summary>
    private const int MostWithoutAsking = 1_000;

    [Inject] public required TagList Tags { get; init; }

    [Inject] public required IDialogService Dialogs { get; init; }

    private async Task RelabelChosenAsync(int label) => await RelabelAsync(await TargetsAsync(), label);

    private async Task RelabelAsync(long[] ids, int label)
    {
        var name = NameOf(label);
        if (await MayChangeAsync(ids.Length, $"Relabel as {name}", $"Relabel {Formats.Count(ids.Length, "image", "images")}"))
            await ApplyAsync(ids, ActKind.BulkLabel, new SampleChange.SetLabel(ids, label), n => $"{n} relabelled as {name}");
    }

    private async Task ReviewAsync()
    {
        var ids = await TargetsAsync();
        if (await MayChangeAsync(ids.Length, "Mark as reviewed", "Mark as reviewed"))
            await ApplyAsync(ids, ActKind.Review, new SampleChange.SetReviewed(ids, true), n => $"{n} marked as reviewed");
    }

    /// <summary>Excludes; where all are excluded already, takes them back in.</summary>
    private async Task ExcludeAsync()
    {
        var ids = await TargetsAsync();
        var exclude = await CountIncludedAsync(ids) > 0;
        var what = exclude ? "Exclude from splits" : "Include again";
        if (await MayChangeAsync(ids.Length, what, what))
            await ApplyAsync(ids, ActKind.Exclude, new SampleChange.SetExcluded(ids, exclude), n => exclude ? $"{n} excluded" : $"{n} included again");
    }

    private async Task TagAsync()
    {
        var ids = await TargetsAsync();
        if (ids.Length == 0)
            return;
        var known = await Tags.ReadAsync(_filter!.DatasetId, Lifetime);
        if (await TagDialog.AskAsync(Dialogs, $"Tag {Formats.Count(ids.Length, "image", "images")}", [.. known.Select(tag => tag.Name)], Tag.LongestName) is not var (name, isOn))
            return;
        await ApplyAsync(ids, ActKind.Tag, new SampleChange.SetTag(ids, name, isOn), n => isOn ? $"{n} tagged {name}" : $"{n} no longer tagged {name}");
    }

    /// <summary>The chosen images, else the selected one, when what was pressed before has had its turn.</summary>
    private async Task<long[]> TargetsAsync()
    {
        long[] ids = [];
        await InOrderAsync(() =>
        {
            ids = _chosen.Count > 0 ? [.. _chosen.Ids] : SelectedId is { } id ? [id] : [];
            return Task.CompletedTask;
        });
        return ids;
    }

    private async Task<int> CountIncludedAsync(long[] ids)
    {
        var cells = await Task.Run(() => Grid.ReadCellsAsync(ids, Lifetime));
        return cells.Count(cell => !cell.IsExcluded);
    }

    private async Task<bool> MayChangeAsync(int count, string title, string button) =>
        count > 0 && (count <= MostWithoutAsking
            || await ConfirmDialog.AskAsync(Dialogs, title, $"This changes up to {Formats.Count(count)} images, as one act that can be taken back.", button));

    private Task ApplyAsync(long[] ids, ActKind kind, SampleChange change, Func<string, string> words) => InTurnAsync(async () =>
    {
        var order = new ActOrder(Guid.NewGuid(), _filter!.DatasetId, kind, change, await Curator.GetAsync());
        var result = await Task.Run(() => Labels.ApplyAsync(order, CancellationToken.None));
        if (result.Outcome == RelabelOutcome.UnknownClass)
        {
            Say(SavingState.Failed, "This class is no longer in use. Nothing was stored. Load the page again.");
            return;
        }
        _isWritten = true;
        await RefreshAsync(ids);
        Say(SavingState.Saved, result.ChangedCount == 0 ? "Kept as it was" : words(Formats.Count(result.ChangedCount, "image", "images")));
    });

    private Task UndoAsync() => ReverseAsync(undo: true);

    private Task RedoAsync() => ReverseAsync(undo: false);

    private Task ReverseAsync(bool undo) => InTurnAsync(async () =>
    {
        var by = await Curator.GetAsync();
        var dataset = _filter!.DatasetId;
        var result = await Task.Run(() => undo
            ? Undo.UndoLastAsync(dataset, by, CancellationToken.None)
            : Undo.RedoLastAsync(dataset, by, CancellationToken.None));
        _isWritten = result.Restored.Count > 0;
        await RefreshAsync(result.Restored);
        var verb = undo ? "Taken back" : "Done again";
        Say(result.Restored.Count > 0 ? SavingState.Saved : SavingState.None, result switch
        {
            { Restored.Count: 0, KeptCount: 0 } => undo ? "Nothing to take back" : "Nothing to do again",
            { Restored.Count: 0 } => "Changed again since, so nothing was changed",
            { KeptCount: 0 } => $"{verb}: {Formats.Count(result.Restored.Count, "image", "images")}",
            _ => $"{verb}: {Formats.Count(result.Restored.Count, "image", "images")}; {Formats.Count(result.KeptCount)} kept, changed again since",
        });
        if (result.Restored.Count > 0 && await _view.FindAsync(result.Restored[0], Lifetime) is >= 0 and var index)
        {
            await SelectAsync(index);
            RememberSelection();
        }
    });

    /// <summary>Reads again what changed on the screen, and the counts.</summary>
    private async Task RefreshAsync(IReadOnlyCollection<long> ids)
    {
        await _view.RefreshAsync(ids, Lifetime);
        await _view.RecountAsync(_filter!, Lifetime);
        _queued = NotQueued;
    }

    private string NameOf(int label) => _classes?.FirstOrDefault(row => row.Index == label)?.Name ?? $"class {label}";

    private IReadOnlyList<ClassCount> ClassesInUse => [.. (_classes ?? []).Where(row => row.MergedIntoIndex is null)];
}
