using Fer.Data.Datasets;
using Fer.Data.Samples;
using Fer.Web.Components.Charts;
using Fer.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;

namespace Fer.Web.Features.Datasets;

/// <summary>One dataset: counts, sources, what could not be imported.</summary>
public sealed partial class OverviewPage
{
    private DatasetFacts? _facts;
    private SourceUsage[] _usages = [];
    private BarChartSpec? _chart;
    private Dictionary<(int Label, SourceUsage Usage), int> _counts = [];
    private string? _failure;
    private bool _isLoaded;
    private int? _shown;

    [SupplyParameterFromQuery(Name = "dataset")] public int? DatasetId { get; set; }

    [Inject] public required DatasetOverview Overview { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    private string ChartLabel => string.Join(", ", _facts!.Summary.Classes.Select(row => $"{row.Name} {Formats.Count(row.Count)}"));

    protected override async Task OnParametersSetAsync()
    {
        if (_isLoaded && _shown == DatasetId)
            return;
        _shown = DatasetId;
        await LoadAsync();
    }

    private static string KindName(ImportSourceKind kind) => kind switch
    {
        ImportSourceKind.PixelTable => "Table",
        ImportSourceKind.Drawn => "Drawn by code",
        ImportSourceKind.Webcam => "Webcam",
        ImportSourceKind.Upload => "Uploaded pictures",
        _ => kind.ToString(),
    };

    private async Task LoadAsync()
    {
        var ct = NextLoad();
        try
        {
            _facts = await Task.Run(() => Overview.FindAsync(DatasetId ?? 0, ct), ct);
            (_failure, _isLoaded) = (null, true);
            if (_facts is not null)
                Arrange(_facts);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Another dataset was chosen, or the page was left.
        }
        catch (SqliteException)
        {
            _failure = "The dataset could not be read from the database. Nothing was changed.";
        }
    }

    private void Arrange(DatasetFacts facts)
    {
        var classes = facts.Summary.Classes;
        _usages = [.. facts.Usages.Select(row => row.Usage).Distinct().Order()];
        _counts = facts.Usages.ToDictionary(row => (row.Label, row.Usage), row => row.Count);
        _chart = new BarChartSpec([.. classes.Select(row => row.Name)], [new BarSeries("Images", [.. classes.Select(row => (double?)row.Count)])])
        {
            Title = "Images by class",
            X = new ChartAxis("Class", NumberFormat.Whole),
            Y = new ChartAxis("Images", NumberFormat.Whole, Min: 0),
            ClassSlots = [.. classes.Select(row => row.ColourSlot)],
        };
    }

    private int CountOf(int label, int column) => _counts.GetValueOrDefault((label, _usages[column]));
}
