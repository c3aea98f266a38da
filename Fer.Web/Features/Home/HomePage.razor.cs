using Fer.Data.Datasets;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Views;
using Fer.Web.Components.Layout;
using Fer.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;

namespace Fer.Web.Features.Home;

/// <summary>Shows where the dataset in use stands in the loop, and what comes next.</summary>
public sealed partial class HomePage
{
    private IReadOnlyList<DatasetSummary>? _datasets;
    private IReadOnlyList<RunRow> _runs = [];
    private string? _failure;

    [SupplyParameterFromQuery(Name = "dataset")] public int? DatasetId { get; set; }

    [Inject] public required DatasetList Datasets { get; init; }

    [Inject] public required RunQueries Runs { get; init; }

    [Inject] public required IDatasetDirectory Directory { get; init; }

    private DatasetSummary Current => _datasets!.FirstOrDefault(row => row.Id == DatasetId) ?? _datasets![0];

    private HomeStep? Next => Steps.FirstOrDefault(step => !step.IsDone) ?? Steps[^1];

    private HomeStep[] Steps
    {
        get
        {
            var now = Current;
            var train = TrainingStep.Of([.. _runs.Where(run => run.DatasetId == now.Id)]);
            return
            [
                new("Import", $"{Formats.Count(now.SampleCount, "image", "images")} in {Formats.Count(now.Classes.Count(row => row.Count > 0))} classes", "Import more", "datasets/import", true),
                new("Browse and relabel", now.ChangedCount > 0 ? $"{Formats.Count(now.ChangedCount, "image", "images")} relabelled" : "Look at the images; correct a label with one key", "Browse", "browse", now.ChangedCount > 0 || now.SplitCount > 0),
                new("Split", now.SplitCount > 0 ? Formats.Count(now.SplitCount, "split", "splits") : "Set aside what to choose on and what to test on", now.SplitCount > 0 ? "See the splits" : "Make a split", now.SplitCount > 0 ? "splits" : "splits/new", now.SplitCount > 0),
                train,
                new("Read the results", train.IsDone ? "Curves, confusion matrix, comparison" : "Once a run has completed", "See the runs", "runs", false),
            ];
        }
    }

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
            _runs = await Task.Run(() => Runs.ListAsync(new RunFilter(), ct), ct);
            _datasets = await Task.Run(() => Datasets.ReadAsync(ct), ct);
            _failure = null;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // A newer load took over, or the page was left.
        }
        catch (SqliteException)
        {
            _failure = "Datasets and runs could not be read from the database. Nothing was changed.";
        }
    }
}
