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

    private Task LabelAsync(DuplicateGroup group, ChangeEventArgs change) =>
        int.TryParse(change.Value as string, NumberStyles.None, CultureInfo.InvariantCulture, out var label)
            ? ActAsync(async () =>
            {
                var command = new BulkRelabelCommand(
                    Guid.NewGuid(), DatasetId ?? 0, [.. group.Members.Select(member => member.Id)], label, Curator.Actor, "identical images");
                var result = await Task.Run(() => Labels.RelabelManyAsync(command, CancellationToken.None));
                Replace(result.Changed.ToDictionary(id => id, _ => label));
                return result.Changed.Count == 0 ? "They had this label already" : $"Saved: {Formats.Count(result.Changed.Count, "image is", "images are")} {NameOf(label)} now";
            })
            : Task.CompletedTask;

    private Task UndoAsync() => ActAsync(async () =>
    {
        var result = await Task.Run(() => Undo.UndoLastAsync(DatasetId ?? 0, Curator.Actor, CancellationToken.None));
        Replace(result.Restored.ToDictionary(row => row.SampleId, row => row.To));
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
