using Fer.Data.Datasets;
using Fer.Web.Components.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;

namespace Fer.Web.Features.Datasets;

/// <summary>All datasets, and the imports that are under way.</summary>
public sealed partial class DatasetListPage
{
    private IReadOnlyList<DatasetSummary>? _datasets;
    private string? _failure;

    [Inject] public required DatasetList Datasets { get; init; }

    [Inject] public required IDatasetDirectory Directory { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    protected override async Task OnInitializedAsync()
    {
        Directory.Changed += OnChanged;
        await LoadAsync();
    }

    protected override ValueTask ReleaseAsync()
    {
        Directory.Changed -= OnChanged;
        return base.ReleaseAsync();
    }

    private void OnChanged() => _ = InvokeAsync(async () =>
    {
        await LoadAsync();
        StateHasChanged();
    });

    private async Task LoadAsync()
    {
        var ct = NextLoad();
        try
        {
            _datasets = await Task.Run(() => Datasets.ReadAsync(ct), ct);
            _failure = null;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // A newer load took over, or the page was left.
        }
        catch (SqliteException)
        {
            _failure = "The datasets could not be read from the database. Nothing was changed.";
        }
    }
}
