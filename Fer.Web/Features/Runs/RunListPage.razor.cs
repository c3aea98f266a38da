using System.Globalization;
using Fer.Data.Runs;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Views;
using Fer.Web.Components.Layout;
using Fer.Web.Components.Runs;
using Microsoft.AspNetCore.Components;

namespace Fer.Web.Features.Runs;

/// <summary>All runs of the dataset in use.</summary>
public sealed partial class RunListPage
{
    private static readonly (string Title, bool IsFigure, RunSort? Sort)[] Columns =
    [
        ("Name", false, RunSort.Name), ("State", false, null), ("Preset", false, null), ("Dataset / split", false, null),
        ("Validation accuracy", true, RunSort.Accuracy), ("Macro-F1", true, RunSort.MacroF1), ("Best epoch", true, null),
        ("Epochs", true, null), ("Time", true, RunSort.Duration), ("Queued", true, RunSort.Newest),
    ];

    private readonly SortedSet<int> _chosen = [];
    private IReadOnlyList<RunRow>? _rows;

    [SupplyParameterFromQuery(Name = "dataset")] public int? DatasetId { get; set; }

    [SupplyParameterFromQuery(Name = "state")] public string? StateText { get; set; }

    [SupplyParameterFromQuery(Name = "sort")] public string? SortText { get; set; }

    [SupplyParameterFromQuery(Name = "up")] public bool IsAscending { get; set; }

    [Inject] public required RunQueries Runs { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    protected override bool IsLive => _rows?.Any(run => run.State is RunState.Running or RunState.Queued) ?? false;

    private RunState? State => Enum.TryParse<RunState>(StateText, ignoreCase: true, out var state) ? state : null;

    private RunSort Sort => Enum.TryParse<RunSort>(SortText, ignoreCase: true, out var sort) ? sort : RunSort.Newest;

    private string CompareText => _chosen.Count < 2 ? "Compare" : $"Compare {_chosen.Count} runs";

    private IReadOnlyList<RunRow> Visible => Sorted([.. (_rows ?? []).Where(run => State is null || run.State == State)]);

    protected override async Task OnParametersSetAsync()
    {
        try
        {
            await RefreshAsync(NextLoad());
        }
        catch (OperationCanceledException)
        {
            // A newer address has been asked for.
        }
    }

    protected override async Task RefreshAsync(CancellationToken ct)
    {
        _rows = await Runs.ListAsync(new RunFilter { DatasetId = DatasetId }, ct);
        _chosen.IntersectWith(_rows.Select(run => run.Id));
    }

    private List<RunRow> Sorted(List<RunRow> rows)
    {
        var now = Clock.GetUtcNow();
        var sorted = Sort switch
        {
            RunSort.Name => rows.OrderByDescending(run => run.Name, StringComparer.OrdinalIgnoreCase),
            RunSort.Accuracy => rows.OrderByDescending(run => run.Best?.Accuracy),
            RunSort.MacroF1 => rows.OrderByDescending(run => run.Best?.MacroF1),
            RunSort.Duration => rows.OrderByDescending(run => RunWords.Duration(run, now)),
            _ => rows.OrderByDescending(run => run.QueuedAt).ThenByDescending(run => run.Id),
        };
        List<RunRow> list = [.. sorted];
        if (IsAscending)
            list.Reverse();
        return list;
    }

    private string? AriaSort(RunSort? sort) => sort != Sort ? null : IsAscending ? "ascending" : "descending";

    private string Arrow(RunSort sort) => sort != Sort ? "" : IsAscending ? " ↑" : " ↓";

    private void SortBy(RunSort sort)
    {
        var up = sort == Sort ? !IsAscending : sort == RunSort.Name;
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
        {
            ["sort"] = sort == RunSort.Newest ? null : sort.ToString(),
            ["up"] = up ? true : null,
        }), replace: true);
    }

    private void Go(string parameter, string? value) => Navigation.NavigateTo(
        Navigation.GetUriWithQueryParameter(parameter, string.IsNullOrEmpty(value) ? null : value), replace: true);

    private void Toggle(int runId)
    {
        if (!_chosen.Remove(runId))
            _chosen.Add(runId);
    }

    private void Compare() => Navigation.NavigateTo(Navigation.KeepDataset(
        $"/compare?runs={string.Join(',', _chosen.Select(id => id.ToString(CultureInfo.InvariantCulture)))}"));
}
