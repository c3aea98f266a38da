using Fer.Data.Splits;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;

namespace Fer.Web.Components.Splits;

/// <summary>How the dataset has changed since a split was made.</summary>
public sealed partial class SplitDriftNote
{
    private SplitDrift? _drift;
    private string? _failure;
    private int _shown;

    [Parameter, EditorRequired] public required int SplitId { get; set; }

    [Inject] public required SplitDriftReader Drifts { get; init; }

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == SplitId)
            return;
        _shown = SplitId;
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var ct = NextLoad();
        try
        {
            (_drift, _failure) = (await Task.Run(() => Drifts.ReadAsync(SplitId, ct), ct), null);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The page was left.
        }
        catch (SqliteException)
        {
            _failure = "The changes since could not be read from the database. Nothing was changed.";
        }
    }
}
