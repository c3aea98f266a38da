using Fer.Data.Labelling;
using Fer.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Fer.Web.Features.Ratings;

/// <content>What the page does to labels, each time as one act that can be taken back.</content>
public sealed partial class ConsensusPage
{
    private string? _message;
    private long? _actId;
    private bool _isBusy;

    [Inject] public required LabelLog Labels { get; init; }

    [Inject] public required LabelUndo Undo { get; init; }

    [Inject] public required CuratorIdentity Curator { get; init; }

    private Task ApplyAsync() => ActAsync(async () =>
    {
        var (round, rules, seen, by) = (_round!, Rules, _preview!, await Curator.GetAsync());
        var result = await Task.Run(() => Consensus.ApplyAsync(Guid.NewGuid(), round, rules, seen, by, CancellationToken.None));
        return result switch
        {
            { IsOutdated: true } => "Answers or labels changed since these counts were made, so nothing was relabelled. The counts are new now; look at them and press again.",
            { Act: { } act } => Done(act, $"Relabelled {Formats.Count(act.ChangedCount, "image", "images")}."),
            _ => "Nothing was relabelled.",
        };
    });

    private Task ExcludeAsync() => ActAsync(async () =>
    {
        var order = new ActOrder(
            Guid.NewGuid(), _round!.DatasetId, ActKind.Exclude, new SampleChange.SetExcluded([.. _preview!.NotAFace.Select(sample => sample.SampleId)], true),
            await Curator.GetAsync(), $"No face, as the raters of round {_round.Name} agree");
        var act = await Task.Run(() => Labels.ApplyAsync(order, CancellationToken.None));
        return act.Outcome == RelabelOutcome.Saved
            ? Done(act, $"Excluded {Formats.Count(act.ChangedCount, "image", "images")} from splits made from now on.")
            : "They are excluded already.";
    });

    private Task UndoAsync() => ActAsync(async () =>
    {
        var (act, by) = (_actId!.Value, await Curator.GetAsync());
        var result = await Task.Run(() => Undo.ReverseAsync(act, undo: true, by, CancellationToken.None));
        _actId = null;
        return result.Target is null
            ? "It was taken back already."
            : $"Taken back: {Formats.Count(result.Restored.Count, "image", "images")}.";
    });

    private Task ToggleClosedAsync() => ActAsync(async () =>
    {
        var (round, isClosed) = (_round!, _round!.ClosedAt is null);
        await Task.Run(() => Rounds.SetClosedAsync(round.Id, isClosed, CancellationToken.None));
        return isClosed ? "The round is closed: it takes no more answers." : "The round is open again.";
    });

    private string Done(ActResult act, string words)
    {
        _actId = act.ActId;
        return words;
    }

    private async Task ActAsync(Func<Task<string>> act)
    {
        if (_isBusy)
            return;
        (_isBusy, _message) = (true, null);
        try
        {
            var words = await act();
            await LoadAsync();
            _message = words;
        }
        catch (Exception failure) when (failure is SqliteException or DbUpdateException)
        {
            _message = "The change could not be written to disk and was not stored. Earlier work is safe. Check that the disk has space and try again.";
        }
        finally
        {
            _isBusy = false;
        }
    }
}
