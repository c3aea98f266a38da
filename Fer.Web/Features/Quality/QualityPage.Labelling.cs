using System.Globalization;
using Fer.Data.Labelling;
using Fer.Data.Samples;
using Fer.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Fer.Web.Features.Quality;

/// <content>One label for all copies of an image, as one act that can be taken back.</content>
public sealed partial class QualityPage
{
    private string? _message;

    [Inject] public required LabelLog Labels { get; init; }

    [Inject] public required LabelUndo Undo { get; init; }

    [Inject] public required CuratorIdentity Curator { get; init; }

    [Inject] public required SampleGrid Grid { get; init; }

    private Task LabelAsync(DuplicateGroup group, ChangeEventArgs change) =>
        int.TryParse(change.Value as string, NumberStyles.None, CultureInfo.InvariantCulture, out var label)
            ? ActAsync(async () =>
            {
                long[] ids = [.. group.Members.Select(member => member.Id)];
                var order = new ActOrder(
                    Guid.NewGuid(), DatasetId ?? 0, ActKind.BulkLabel, new SampleChange.SetLabel(ids, label), await Curator.GetAsync(), "identical images");
                var result = await Task.Run(() => Labels.ApplyAsync(order, CancellationToken.None));
                if (result.Outcome == RelabelOutcome.UnknownClass)
                    return "This class is no longer in use. Nothing was stored. Reload the page.";
                Replace(ids.ToDictionary(id => id, _ => label));
                return result.ChangedCount == 0 ? "They had this label already" : $"Saved: {Formats.Count(result.ChangedCount, "image is", "images are")} {NameOf(label)} now";
            })
            : Task.CompletedTask;

    private Task UndoAsync() => ActAsync(async () =>
    {
        var by = await Curator.GetAsync();
        var result = await Task.Run(() => Undo.UndoLastAsync(DatasetId ?? 0, by, CancellationToken.None));
        var cells = await Grid.ReadCellsAsync(result.Restored, Lifetime);
        Replace(cells.ToDictionary(cell => cell.Id, cell => cell.Label));
        return result.Restored.Count == 0 ? "Nothing to take back" : $"Taken back: {Formats.Count(result.Restored.Count, "label", "labels")}";
    });

    private async Task ActAsync(Func<Task<string>> act)
    {
        try
        {
            _message = await act();
        }
        catch (Exception failure) when (failure is SqliteException or DbUpdateException)
        {
            _message = "The labels could not be written to disk and were not stored. Earlier labels are safe.";
        }
    }

    /// <summary>Changes labels where they stand: a group keeps its place until the page is opened anew.</summary>
    private void Replace(Dictionary<long, int> labels) => _groups = [.. (_groups ?? []).Select(group =>
        group.Members.Any(member => labels.ContainsKey(member.Id))
            ? group with { Members = [.. group.Members.Select(member => labels.TryGetValue(member.Id, out var label) ? member with { Label = label } : member)] }
            : group)];
}
