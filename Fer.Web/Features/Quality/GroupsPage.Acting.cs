using System.Globalization;
using Fer.Data.Labelling;
using Fer.Data.Samples;
using Fer.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Fer.Web.Features.Quality;

/// <content>What is done to a group. Labels and exclusions are acts that Undo takes back; images set apart are put together again by a button of their own.</content>
public sealed partial class GroupsPage
{
    private string? _message;
    private IReadOnlyCollection<(long FirstId, long SecondId)> _setApart = [];

    [Inject] public required LabelLog Labels { get; init; }

    [Inject] public required LabelUndo Undo { get; init; }

    [Inject] public required CuratorIdentity Curator { get; init; }

    [Inject] public required SampleGrid Grid { get; init; }

    private Task LabelAsync(DuplicateGroup group, string? chosen) =>
        int.TryParse(chosen, NumberStyles.None, CultureInfo.InvariantCulture, out var label)
            ? ActAsync(async () =>
            {
                long[] ids = [.. group.Members.Select(member => member.Id)];
                var reason = group.IsExact ? "identical images" : "nearly identical images";
                var result = await ApplyAsync(ActKind.BulkLabel, new SampleChange.SetLabel(ids, label), reason);
                if (result.Outcome == RelabelOutcome.UnknownClass)
                    return "This class is no longer in use. Nothing was stored. Reload the page.";
                await RefreshAsync(ids);
                return result.ChangedCount == 0 ? "They had this label already" : $"Saved: {Formats.Count(result.ChangedCount, "image is", "images are")} {NameOf(label)} now";
            })
            : Task.CompletedTask;

    /// <summary>Of copies in training and test the test's stays: its score must not depend on what was seen in training.</summary>
    private Task ThinAsync(DuplicateGroup group) => ActAsync(async () =>
    {
        var kept = group.Members.Where(member => !member.IsExcluded).OrderByDescending(member => member.Usage).ThenBy(member => member.Id).First();
        long[] ids = [.. group.Members.Where(member => member.Id != kept.Id).Select(member => member.Id)];
        var result = await ApplyAsync(ActKind.Exclude, new SampleChange.SetExcluded(ids, true), "copies of another image");
        await RefreshAsync(ids);
        return $"Saved: {Formats.Count(result.ChangedCount, "copy", "copies")} excluded, {kept.SourceKey} stays";
    });

    private Task SetApartAsync(SampleCopy member) => ActAsync(async () =>
    {
        var dataset = DatasetId ?? 0;
        var links = await Task.Run(() => Near.RejectAsync(dataset, member.Id, CancellationToken.None));
        _setApart = [.. links.Select(link => (link.FirstId, link.SecondId))];
        await LoadAsync();
        return links.Count == 0 ? "It was set apart already" : $"Saved: {member.SourceKey} is set apart from {Formats.Count(links.Count, "image", "images")}";
    });

    private Task RestoreAsync(IReadOnlyCollection<(long FirstId, long SecondId)> pairs) => ActAsync(async () =>
    {
        var dataset = DatasetId ?? 0;
        var restored = await Task.Run(() => Near.RestoreAsync(dataset, pairs, CancellationToken.None));
        _setApart = [];
        await LoadAsync();
        return $"Saved: {Formats.Count(restored, "pair counts", "pairs count")} as nearly identical again";
    });

    private Task UndoAsync() => ActAsync(async () =>
    {
        var (dataset, by) = (DatasetId ?? 0, await Curator.GetAsync());
        var result = await Task.Run(() => Undo.UndoLastAsync(dataset, by, CancellationToken.None));
        await RefreshAsync(result.Restored);
        return result switch
        {
            { Restored.Count: 0 } => "Nothing to take back",
            { Target.Kind: ActKind.Exclude } => $"Taken back: {Formats.Count(result.Restored.Count, "image is", "images are")} included again",
            _ => $"Taken back: {Formats.Count(result.Restored.Count, "label", "labels")}",
        };
    });

    private async Task<ActResult> ApplyAsync(ActKind kind, SampleChange change, string reason)
    {
        var order = new ActOrder(Guid.NewGuid(), DatasetId ?? 0, kind, change, await Curator.GetAsync(), reason);
        return await Task.Run(() => Labels.ApplyAsync(order, CancellationToken.None));
    }

    private async Task ActAsync(Func<Task<string>> act)
    {
        try
        {
            _message = await act();
        }
        catch (Exception failure) when (failure is SqliteException or DbUpdateException)
        {
            _message = "This could not be written to disk and was not stored. Earlier labels are safe. Check that the disk has space.";
        }
    }

    /// <summary>Shows changed members where they stand: a group keeps its place until the page is opened anew.</summary>
    private async Task RefreshAsync(IReadOnlyList<long> ids)
    {
        var cells = (await Grid.ReadCellsAsync(ids, Lifetime)).ToDictionary(cell => cell.Id);
        _groups = [.. (_groups ?? []).Select(group => group.Members.Any(member => cells.ContainsKey(member.Id))
            ? group with
            {
                Members = [.. group.Members.Select(member => cells.TryGetValue(member.Id, out var cell)
                    ? member with { Label = cell.Label, IsExcluded = cell.IsExcluded }
                    : member)],
            }
            : group)];
    }
}
