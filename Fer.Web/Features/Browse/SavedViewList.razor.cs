using Fer.Data.Views;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Fer.Web.Features.Browse;

/// <summary>Views that were saved for a dataset: open one, save the present one, rename, replace, delete. What was replaced or deleted can be taken back.</summary>
public sealed partial class SavedViewList
{
    /// <summary>Stands for a view that has no id yet.</summary>
    private const int NewView = 0;

    private IReadOnlyList<SavedViewRow> _views = [];
    private ElementReference _input;
    private SavedViewRow? _before;
    private string? _message;
    private string _name = "";
    private string? _takenName;
    private int? _editing;
    private int? _loaded;
    private bool _isFailed;
    private bool _isFocusDue;

    [Parameter, EditorRequired] public required int DatasetId { get; set; }

    /// <summary>Conditions and order that are shown now.</summary>
    [Parameter, EditorRequired] public required string Query { get; set; }

    [Inject] public required SavedViews Views { get; init; }

    private bool IsTaken => _takenName is not null && string.Equals(_takenName, _name.Trim(), StringComparison.OrdinalIgnoreCase);

    protected override async Task OnParametersSetAsync()
    {
        if (_loaded == DatasetId)
            return;
        _loaded = DatasetId;
        StopEditing();
        await DoAsync(() => Task.FromResult<string?>(null));
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_isFocusDue)
            return;
        _isFocusDue = false;
        await _input.FocusAsync();
    }

    private void Edit(int viewId, string? name)
    {
        (_editing, _name, _takenName, _isFocusDue) = (viewId, name ?? "", null, true);
        Say(null);
    }

    private void StopEditing()
    {
        (_editing, _takenName) = (null, null);
        Say(null);
    }

    private void OnKey(KeyboardEventArgs key)
    {
        if (key.Key == "Escape")
            StopEditing();
    }

    private Task SubmitAsync() => DoAsync(async () =>
    {
        var outcome = _editing is NewView or null
            ? await Views.SaveAsync(DatasetId, _name, Query, replace: IsTaken, Lifetime)
            : await Views.RenameAsync(_editing.Value, _name, Lifetime);
        if (outcome == SaveViewOutcome.NameTaken)
            _takenName = _name.Trim();
        if (outcome is SaveViewOutcome.Saved or SaveViewOutcome.Unknown)
            _editing = null;
        _isFailed = outcome != SaveViewOutcome.Saved;
        return outcome switch
        {
            SaveViewOutcome.Saved => $"Saved as {_name.Trim()}.",
            SaveViewOutcome.NameTaken when _editing == NewView => "A view has this name. Press Replace to put this one in its place.",
            SaveViewOutcome.NameTaken => "Another view has this name. Choose another name.",
            SaveViewOutcome.BadName => $"A name has 1 to {SavedView.LongestName} characters.",
            _ => "This view is no longer there.",
        };
    });

    private Task ReplaceAsync(SavedViewRow view) => DoAsync(async () =>
    {
        await Views.SaveAsync(DatasetId, view.Name, Query, replace: true, Lifetime);
        _before = view;
        return $"{view.Name} now holds what is shown.";
    });

    private Task DeleteAsync(SavedViewRow view) => DoAsync(async () =>
    {
        await Views.DeleteAsync(view.Id, Lifetime);
        _before = view;
        return $"{view.Name} was deleted.";
    });

    private Task TakeBackAsync()
    {
        var view = _before!;
        return DoAsync(async () =>
        {
            await Views.SaveAsync(DatasetId, view.Name, view.Query, replace: true, Lifetime);
            return $"{view.Name} is as it was.";
        });
    }

    /// <summary>Does something and shows the views as they then are.</summary>
    private async Task DoAsync(Func<Task<string?>> act)
    {
        Say(null);
        try
        {
            _message = await act();
            _views = await Views.ListAsync(DatasetId, Lifetime);
        }
        catch (OperationCanceledException) when (Lifetime.IsCancellationRequested)
        {
            // The page was left.
        }
        catch (Exception failure) when (failure is SqliteException or DbUpdateException)
        {
            (_message, _before, _isFailed) = ("Saved views could not be read or written. Nothing was changed. Try again.", null, true);
        }
    }

    private void Say(string? message) => (_message, _before, _isFailed) = (message, null, false);
}
