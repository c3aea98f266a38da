using System.Globalization;
using Fer.Data.Runs;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Views;
using Fer.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using MudBlazor;

namespace Fer.Web.Features.Training;

/// <summary>Settings that were saved under a name: choose them, save the present ones, overwrite, delete.</summary>
public sealed partial class SavedPresetBar
{
    private IReadOnlyList<SavedPresetRow> _rows = [];
    private ElementReference _input;
    private string _name = "";
    private string? _message;
    private bool _isNaming;
    private bool _isFocusDue;
    private bool _isFailed;

    /// <summary>Saved preset that fills the form; null for none.</summary>
    [Parameter, EditorRequired] public required int? ChosenId { get; set; }

    /// <summary>Called with what was chosen; null goes back to the built-in preset.</summary>
    [Parameter] public EventCallback<SavedPresetRow?> ChosenChanged { get; set; }

    /// <summary>Called when the chosen one was deleted; the form keeps its settings.</summary>
    [Parameter] public EventCallback ChosenDeleted { get; set; }

    /// <summary>Settings of the form as they are now.</summary>
    [Parameter, EditorRequired] public required Hyperparameters Settings { get; set; }

    /// <summary>Whether something in the form must be corrected before it can be saved.</summary>
    [Parameter, EditorRequired] public required bool IsBlocked { get; set; }

    [Inject] public required SavedPresets Presets { get; init; }

    [Inject] public required IDialogService Dialogs { get; init; }

    private SavedPresetRow? Chosen => _rows.FirstOrDefault(row => row.Id == ChosenId);

    protected override Task OnInitializedAsync() => DoAsync(() => Task.FromResult<string?>(null));

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_isFocusDue)
            return;
        _isFocusDue = false;
        await _input.FocusAsync();
    }

    private Task ChooseAsync(ChangeEventArgs args)
    {
        _message = null;
        var id = int.TryParse(args.Value?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        return ChosenChanged.InvokeAsync(_rows.FirstOrDefault(row => row.Id == id));
    }

    private void StartNaming() => (_isNaming, _isFocusDue, _name, _message) = (true, true, "", null);

    private async Task OnKeyAsync(KeyboardEventArgs key)
    {
        if (key.Key == "Escape")
            _isNaming = false;
        else if (key.Key == "Enter" && !IsBlocked && !string.IsNullOrWhiteSpace(_name))
            await SaveAsync(_name);
    }

    private async Task SaveAsync(string name)
    {
        name = name.Trim();
        if (_rows.FirstOrDefault(row => string.Equals(row.Name, name, StringComparison.OrdinalIgnoreCase)) is { } taken
            && !await ConfirmDialog.AskAsync(Dialogs, "Overwrite this preset", $"{taken.Name} takes the present settings in place of its own. Runs that used it stay as they are.", "Overwrite preset"))
            return;
        await DoAsync(async () =>
        {
            await Presets.SaveAsync(name, Settings, Lifetime);
            return $"Saved as {name}.";
        });
        if (!_isFailed && _rows.FirstOrDefault(row => string.Equals(row.Name, name, StringComparison.OrdinalIgnoreCase)) is { } saved)
        {
            _isNaming = false;
            await ChosenChanged.InvokeAsync(saved);
        }
    }

    private async Task DeleteAsync(SavedPresetRow row)
    {
        if (!await ConfirmDialog.AskAsync(Dialogs, "Delete this preset", $"{row.Name} is deleted. Runs that used it keep their settings.", "Delete preset", danger: true))
            return;
        await DoAsync(async () =>
        {
            await Presets.DeleteAsync(row.Id, Lifetime);
            return $"{row.Name} was deleted. The form keeps its settings.";
        });
        if (!_isFailed)
            await ChosenDeleted.InvokeAsync();
    }

    /// <summary>Does something and shows the presets as they then are.</summary>
    private async Task DoAsync(Func<Task<string?>> act)
    {
        (_message, _isFailed) = (null, false);
        try
        {
            _message = await act();
            _rows = await Presets.ListAsync(Lifetime);
        }
        catch (InvalidRunException refused)
        {
            (_message, _isFailed) = (refused.Message, true);
        }
        catch (Exception failure) when (failure is SqliteException or DbUpdateException)
        {
            (_message, _isFailed) = ("Saved presets could not be read or written. Nothing was changed. Try again.", true);
        }
    }
}
