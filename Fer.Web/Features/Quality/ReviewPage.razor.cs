using Fer.Data.Datasets;
using Fer.Data.Quality;
using Fer.Web.Components.Charts;
using Fer.Web.Components.Keyboard;
using Fer.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;

namespace Fer.Web.Features.Quality;

/// <summary>The review queue: one issue a screen, or a grid of them. The address holds which issues and which view.</summary>
public sealed partial class ReviewPage
{
    private const int PageSize = 60;

    /// <summary>Issues ahead from which the next page is read.</summary>
    private const int LeastAhead = 10;

    private IssueFilter? _filter;
    private ReviewPath? _path;
    private ReviewProgress? _progress;
    private IReadOnlyDictionary<QualityIssueKind, IssueCounts> _counts = new Dictionary<QualityIssueKind, IssueCounts>();
    private IReadOnlyList<ClassCount> _classes = [];
    private IReadOnlyList<Shortcut> _shortcuts = [];
    private IReadOnlyList<Shortcut> _gridShortcuts = [];
    private string? _failure;

    [SupplyParameterFromQuery(Name = "dataset")] public int? DatasetId { get; set; }

    [SupplyParameterFromQuery(Name = "kind")] public string? KindText { get; set; }

    [SupplyParameterFromQuery(Name = "given")] public string? GivenText { get; set; }

    [SupplyParameterFromQuery(Name = "suggested")] public string? SuggestedText { get; set; }

    [SupplyParameterFromQuery(Name = "view")] public string? ViewText { get; set; }

    /// <summary>Issue to begin with; read once.</summary>
    [SupplyParameterFromQuery(Name = "issue")] public long? IssueId { get; set; }

    [Inject] public required QualityIssues Issues { get; init; }

    [Inject] public required DatasetList Datasets { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    private bool IsGrid => ViewText == QualityAddress.Grid;

    private string PrecisionText => _progress switch
    {
        null or { Reviewed: 0 } => "Nothing reviewed yet",
        { Open: 0 } done => $"{Formats.Count(done.Changed)} changed, {Formats.Percent(done.Precision, 0)}",
        var so => $"{Formats.Count(so.Changed)} changed, {Formats.Percent(so.Precision, 0)}; about {Formats.Count((long)Math.Round(so.ExpectedRemaining))} more to expect",
    };

    private string EmptyTitle => _progress switch
    {
        { Open: > 0 } => "You have come to the end of the queue",
        { Reviewed: > 0 } => "Everything here is reviewed",
        _ => "Nothing waits for a review",
    };

    private string EmptyText => _progress switch
    {
        { Open: > 0 } open => $"{Formats.Count(open.Open, "issue was", "issues were")} skipped. Every decision is stored.",
        { Reviewed: > 0 } => $"{PrecisionText}. Every decision is stored, and Undo takes it back.",
        _ => "A quality check finds label suspects and faulty images and puts them here.",
    };

    private LineChartSpec PrecisionChart => new([new LineSeries(
        "Changed", [.. _progress!.Windows.Select(window => new ChartPoint(window.Decisions, window.Precision))], SeriesRole.Plain)])
    {
        Title = $"Share changed of each {ReviewProgress.WindowSize} decisions",
        X = new ChartAxis("Decisions", NumberFormat.Whole),
        Y = new ChartAxis("Changed", NumberFormat.Percent1, 0, 1),
    };

    protected override async Task OnParametersSetAsync()
    {
        var filter = QualityAddress.Parse(DatasetId ?? 0, KindText, GivenText, SuggestedText);
        if (_filter is null || QualityAddress.Review(_filter) != QualityAddress.Review(filter))
            await LoadAsync(filter, _filter is null ? IssueId : null);
    }

    private Task ReloadAsync() => LoadAsync(_filter ?? new IssueFilter(DatasetId ?? 0), null);

    private async Task LoadAsync(IssueFilter filter, long? issueId)
    {
        var ct = NextLoad();
        (_filter, _gridSize) = (filter, PageSize);
        _chosen.Clear();
        try
        {
            var path = new ReviewPath();
            var (classes, page, asked) = await Task.Run(
                async () => (
                    await Datasets.ReadClassesAsync(filter.DatasetId, ct), await Issues.ReadAsync(filter, null, PageSize, ct),
                    issueId is { } id ? await Issues.FindAsync(filter.DatasetId, [id], ct) : []), ct);
            path.Add(page, PageSize);
            path.Show(asked);
            _classes = classes;
            _shortcuts = [.. Keys()];
            _gridShortcuts = [.. GridKeys()];
            await CountAsync(ct);
            (_path, _failure) = (path, null);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Another filter was chosen, or the page was left.
        }
        catch (SqliteException)
        {
            _failure = "The review queue could not be read from the database. Every decision so far is safe.";
        }
    }

    private async Task CountAsync(CancellationToken ct)
    {
        var filter = _filter!;
        (_progress, _counts) = await Task.Run(async () => (await Issues.ReadProgressAsync(filter, ct), await Issues.CountAsync(filter.DatasetId, ct)), ct);
    }

    /// <summary>Reads on where few issues are left ahead.</summary>
    private async Task FillAsync(int least)
    {
        var (filter, path) = (_filter!, _path!);
        if (path.IsComplete || path.AheadCount >= least)
            return;
        path.Add(await Task.Run(() => Issues.ReadAsync(filter, path.End, PageSize, Lifetime), Lifetime), PageSize);
    }

    private void ShowOnly(IssueFilter filter) => Navigation.NavigateTo(QualityAddress.Review(filter, IsGrid), replace: true);

    private Task ToggleGridAsync()
    {
        _path?.Restart();
        Navigation.NavigateTo(QualityAddress.Review(_filter!, !IsGrid), replace: true);
        return Task.CompletedTask;
    }
}
