using Fer.Data.Datasets;
using Fer.Data.Labelling;
using Fer.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using MudBlazor;

namespace Fer.Web.Features.Datasets;

/// <summary>The classes of a dataset: names, keys and colours are changed together; adding and merging are acts of their own.</summary>
public sealed partial class ClassesPage
{
    private static readonly string[] ContemptNames = [ClassVocabulary.Contempt, "contemptuous"];

    /// <summary>What was typed and not saved, by class index; it outlives an addition or a merge in between.</summary>
    private readonly Dictionary<int, ClassChange> _drafts = [];
    private IReadOnlyList<VocabularyClass>? _classes;
    private IReadOnlyList<ClassProblem> _problems = [];
    private string _newName = "";
    private string? _failure;
    private string? _refusal;
    private string? _message;
    private int? _shown;

    [SupplyParameterFromQuery(Name = "dataset")] public int? DatasetId { get; set; }

    [Inject] public required ClassVocabularyEditor Editor { get; init; }

    [Inject] public required LabelUndo Undo { get; init; }

    [Inject] public required CuratorIdentity Curator { get; init; }

    [Inject] public required IDialogService Dialogs { get; init; }

    private bool IsDirty => _drafts.Count > 0;

    private bool LacksContempt => _classes?.Any(row => ContemptNames.Contains(row.Count.Name, StringComparer.OrdinalIgnoreCase)) == false;

    protected override async Task OnParametersSetAsync()
    {
        if (_classes is not null && _shown == DatasetId)
            return;
        _shown = DatasetId;
        Discard();
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var ct = NextLoad();
        try
        {
            _classes = await Task.Run(() => Editor.ReadAsync(DatasetId ?? 0, ct), ct);
            _failure = null;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Another dataset was chosen, or the page was left.
        }
        catch (SqliteException)
        {
            _failure = "The classes could not be read from the database. Nothing was changed.";
        }
    }

    private static ClassChange Stored(VocabularyClass row) => new(row.Count.Index, row.Count.Name, row.Count.Hotkey, row.Count.ColourSlot);

    private ClassChange DraftOf(VocabularyClass row) => _drafts.GetValueOrDefault(row.Count.Index) ?? Stored(row);

    private IReadOnlyList<ClassCount> TargetsOf(VocabularyClass row) =>
        [.. _classes!.Where(other => other.Merge is null && other.Count.Index != row.Count.Index).Select(other => other.Count)];

    private string? IntoName(VocabularyClass row) => row.Merge is { } merge ? NameOf(merge.IntoIndex) : null;

    private string NameOf(int index) => _classes!.FirstOrDefault(row => row.Count.Index == index)?.Count.Name ?? index.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private void Change(ClassChange draft)
    {
        if (_classes!.Any(row => row.Count.Index == draft.Index && Stored(row) == draft))
            _drafts.Remove(draft.Index);
        else
            _drafts[draft.Index] = draft;
        _problems = [.. _problems.Where(problem => problem.Index != draft.Index)];
    }

    private void Discard()
    {
        _drafts.Clear();
        _problems = [];
    }

    private Task SaveAsync() => ActAsync(async () =>
    {
        ClassChange[] changes = [.. _drafts.Values];
        _problems = await Task.Run(() => Editor.ChangeAsync(DatasetId ?? 0, changes, CancellationToken.None));
        if (_problems.Count > 0)
            return "Nothing was saved yet: see the marked fields";
        _drafts.Clear();
        return $"Saved: {Formats.Count(changes.Length, "class", "classes")}";
    });

    private Task AddAsync(string name) => ActAsync(async () =>
    {
        var added = await Task.Run(() => Editor.AddAsync(DatasetId ?? 0, name, CancellationToken.None));
        if (added.Index is not { } index)
        {
            _refusal = $"The class was not added. {added.Problems[0].Text}";
            return null;
        }
        _newName = "";
        return $"Added: {name.Trim()} is class {index}";
    });

    private async Task MergeAsync(VocabularyClass row, int into)
    {
        var (from, count) = (row.Count, Formats.Count(row.Count.Count, "image", "images"));
        var isSure = await ConfirmDialog.AskAsync(
            Dialogs, $"Merge {from.Name} into {NameOf(into)}",
            $"{count} labelled {from.Name} now will be {NameOf(into)}, as one act that you can take back. {from.Name} is then offered no longer. Splits and runs made before stay as they are.",
            $"Merge {count}");
        if (!isSure)
            return;
        await ActAsync(async () =>
        {
            var by = await Curator.GetAsync();
            var result = await Task.Run(() => Editor.MergeAsync(Guid.NewGuid(), DatasetId ?? 0, from.Index, into, by, CancellationToken.None));
            if (result.Outcome == RelabelOutcome.Saved)
                return $"Merged: {Formats.Count(result.ChangedCount, "image is", "images are")} {NameOf(into)} now";
            _refusal = $"{from.Name} was not merged: one of the two classes was merged away meanwhile. Nothing was changed.";
            return null;
        });
    }

    private Task TakeBackAsync(VocabularyClass row) => ActAsync(async () =>
    {
        var by = await Curator.GetAsync();
        var result = await Task.Run(() => Undo.ReverseAsync(row.Merge!.ActId, undo: true, by, CancellationToken.None));
        if (result is { Target: not null, Restored.Count: 0, KeptCount: > 0 })
        {
            _refusal = $"All images of this merge were changed again since, so that nothing was taken back. Take back the later changes first.";
            return null;
        }
        return $"Taken back: {row.Count.Name} is in use again, {Formats.Count(result.Restored.Count, "image", "images")} restored"
            + (result.KeptCount > 0 ? $", {Formats.Count(result.KeptCount)} changed since and left as they are" : "");
    });

    private async Task ActAsync(Func<Task<string?>> act)
    {
        _refusal = null;
        try
        {
            _message = await act();
            await LoadAsync();
        }
        catch (Exception failure) when (failure is SqliteException or DbUpdateException)
        {
            (_message, _refusal) = (null, "The change could not be written to disk and was not stored. Earlier work is safe.");
        }
    }
}
