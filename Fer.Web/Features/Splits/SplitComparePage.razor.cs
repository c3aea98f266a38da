using System.Globalization;
using Fer.Data.Datasets;
using Fer.Data.Splits;
using Fer.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;

namespace Fer.Web.Features.Splits;

/// <summary>Two splits of one dataset side by side.</summary>
public sealed partial class SplitComparePage
{
    private IReadOnlyList<SplitSummary>? _splits;
    private IReadOnlyList<ClassCount> _classes = [];
    private ComparedSplits? _compared;
    private string? _failure;
    private (int?, int?, int?)? _shown;

    [SupplyParameterFromQuery(Name = "dataset")] public int? DatasetId { get; set; }

    [SupplyParameterFromQuery(Name = "a")] public int? A { get; set; }

    [SupplyParameterFromQuery(Name = "b")] public int? B { get; set; }

    [Inject] public required SplitList Splits { get; init; }

    [Inject] public required SplitComparison Comparison { get; init; }

    [Inject] public required DatasetList Datasets { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    public static string Address(int datasetId, object? first, object? second) =>
        string.Create(CultureInfo.InvariantCulture, $"splits/compare?dataset={datasetId}&a={first}&b={second}");

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == (DatasetId, A, B))
            return;
        _shown = (DatasetId, A, B);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var ct = NextLoad();
        var (dataset, first, second) = (DatasetId ?? 0, A, B);
        try
        {
            var (splits, classes, compared) = await Task.Run(async () => (
                await Splits.ReadAsync(dataset, ct),
                await Datasets.ReadClassesAsync(dataset, ct),
                first is { } a && second is { } b ? await Comparison.ReadAsync(a, b, ct) : null), ct);
            ct.ThrowIfCancellationRequested();
            (_splits, _classes, _failure) = (splits, classes, null);
            _compared = compared?.First.DatasetId == dataset ? compared : null;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Other splits were chosen, or the page was left.
        }
        catch (SqliteException)
        {
            _failure = "The splits could not be read from the database. Nothing was changed.";
        }
    }

    private void Go(object? first, object? second) => Navigation.NavigateTo(Address(DatasetId ?? 0, first, second));

    private RenderFragment Options(int? chosen) => builder =>
    {
        builder.OpenElement(0, "option");
        builder.AddAttribute(1, "value", "");
        builder.AddContent(2, "choose");
        builder.CloseElement();
        foreach (var split in _splits!)
        {
            builder.OpenElement(3, "option");
            builder.SetKey(split.Id);
            builder.AddAttribute(4, "value", split.Id.ToString(CultureInfo.InvariantCulture));
            builder.AddAttribute(5, "selected", split.Id == chosen);
            builder.AddContent(6, split.Name);
            builder.CloseElement();
        }
    };

    private RenderFragment Badge(int label) => builder =>
    {
        builder.OpenComponent<ClassBadge>(0);
        builder.AddAttribute(1, nameof(ClassBadge.Name), _classes.FirstOrDefault(row => row.Index == label)?.Name ?? $"class {label}");
        builder.AddAttribute(2, nameof(ClassBadge.Slot), _classes.FirstOrDefault(row => row.Index == label)?.ColourSlot ?? 1);
        builder.CloseComponent();
    };
}
