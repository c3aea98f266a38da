using Fer.Data.Splits;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;

namespace Fer.Web.Features.Splits;

/// <summary>The splits of the dataset in use.</summary>
public sealed partial class SplitListPage
{
    private IReadOnlyList<SplitSummary>? _splits;
    private string? _failure;
    private int? _shown = -1;

    [SupplyParameterFromQuery(Name = "dataset")] public int? DatasetId { get; set; }

    [Inject] public required SplitList Splits { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == DatasetId)
            return;
        _shown = DatasetId;
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var ct = NextLoad();
        try
        {
            _splits = await Task.Run(() => Splits.ReadAsync(DatasetId ?? 0, ct), ct);
            _failure = null;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Another dataset was chosen, or the page was left.
        }
        catch (SqliteException)
        {
            _failure = "The splits could not be read from the database. Nothing was changed.";
        }
    }
}
