using System.Globalization;
using Fer.Data.Runs;
using Fer.Engine.Evaluations;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Studies;
using Fer.Engine.Runs.Views;
using Fer.Web.Components.Runs;
using Fer.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace Fer.Web.Features.Runs;

/// <summary>All runs of the dataset in use; those of a study in one line that unfolds. The address says what is shown, the browser keeps the columns.</summary>
public sealed partial class RunListPage
{
    private readonly SortedSet<int> _chosen = [];
    private IReadOnlyList<RunRow>? _rows;
    private IReadOnlyList<RunGroupRow> _groups = [];
    private IReadOnlyDictionary<int, TestLookMark> _looks = new Dictionary<int, TestLookMark>();
    private IReadOnlyList<string>? _columnIds;
    private ScriptModule? _script;
    private EpochNews? _news;

    [SupplyParameterFromQuery(Name = "dataset")] public int? DatasetId { get; set; }

    [SupplyParameterFromQuery(Name = "state")] public string? StateText { get; set; }

    [SupplyParameterFromQuery(Name = "tag")] public string? Tag { get; set; }

    [SupplyParameterFromQuery(Name = "words")] public string? Words { get; set; }

    [SupplyParameterFromQuery(Name = "archived")] public bool IsArchive { get; set; }

    [SupplyParameterFromQuery(Name = "sort")] public string? SortText { get; set; }

    [SupplyParameterFromQuery(Name = "up")] public bool IsAscending { get; set; }

    /// <summary>Studies that are unfolded: their ids with commas between.</summary>
    [SupplyParameterFromQuery(Name = "open")] public string? OpenText { get; set; }

    /// <summary>Runs that were deleted and are offered back: their ids with commas between.</summary>
    [SupplyParameterFromQuery(Name = DeletedRuns.Parameter)] public string? DeletedText { get; set; }

    [Inject] public required RunQueries Runs { get; init; }

    [Inject] public required RunStudies Studies { get; init; }

    [Inject] public required TestLedger Ledger { get; init; }

    [Inject] public required IDialogService Dialogs { get; init; }

    [Inject] public required IJSRuntime Scripts { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    protected override bool IsLive => _rows?.Any(run => run.State is RunState.Running or RunState.Queued) ?? false;

    private RunListFilter Filter => new(
        Enum.TryParse<RunState>(StateText, ignoreCase: true, out var state) ? state : null, string.IsNullOrWhiteSpace(Tag) ? null : Tag, Words ?? "", IsArchive);

    private IReadOnlyList<string> Tags => [.. _rows!.SelectMany(run => run.Tags).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)];

    private HashSet<int> Open => [.. (OpenText ?? "").Split(',').Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)];

    private string EmptyTitle => Filter.IsNarrow ? "No run is like that" : Filter.IsArchive ? "No run is archived" : "All runs are archived";

    private string EmptyText => Filter.IsNarrow
        ? "Choose another state, tag or word above."
        : Filter.IsArchive ? "Archiving takes runs out of the lists and keeps all that belongs to them." : "Tick Archived above to see them.";

    protected override void OnInitialized()
    {
        _news = new EpochNews(Feed);
        _script = new ScriptModule(Scripts, "./Features/Runs/RunListPage.razor.js");
        base.OnInitialized();
    }

    protected override bool Concerns(int runId) => _news!.IsNew(runId);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        try
        {
            _columnIds = await _script!.InvokeAsync<string[]?>("read") ?? [];
        }
        catch (Exception gone) when (gone is JSException or JSDisconnectedException or OperationCanceledException)
        {
            _columnIds = [];
        }

        StateHasChanged();
    }

    protected override async Task OnParametersSetAsync()
    {
        try
        {
            var ct = NextLoad();
            await RefreshAsync(ct);
            await ReadLooksAsync(ct);
        }
        catch (OperationCanceledException)
        {
            // A newer address has been asked for.
        }
    }

    protected override async Task RefreshAsync(CancellationToken ct)
    {
        _groups = await Studies.ListAsync(DatasetId, ct);
        _rows = await Runs.ListAsync(new RunFilter { DatasetId = DatasetId }, ct);
        _chosen.IntersectWith(_rows.Select(run => run.Id));
    }

    protected override async ValueTask ReleaseAsync()
    {
        await base.ReleaseAsync();
        if (_script is not null)
            await _script.DisposeAsync();
    }

    /// <summary>Which runs' test results are no longer fresh: read with the address, not with each epoch.</summary>
    private async Task ReadLooksAsync(CancellationToken ct)
    {
        Dictionary<int, TestLookMark> marks = [];
        foreach (var split in _rows!.GroupBy(run => run.SplitId))
        {
            var looks = await Ledger.OfSplitAsync(split.Key, ct);
            foreach (var run in split)
            {
                if (TestLookWords.Of(run, looks) is { } mark)
                    marks[run.Id] = mark;
            }
        }

        _looks = marks;
    }

    private List<RunColumn> Columns(IReadOnlyList<RunColumn> all) =>
        [.. all.Where(column => column.IsFixed || (_columnIds is { Count: > 0 } ids ? ids.Contains(column.Id) : column.IsUsual))];

    private RunColumn Sort(IReadOnlyList<RunColumn> all) =>
        all.FirstOrDefault(column => string.Equals(column.Id, SortText, StringComparison.OrdinalIgnoreCase)) ?? RunColumns.Newest;

    private IReadOnlyList<RunListEntry> Visible(HashSet<int> shown, IReadOnlyList<RunColumn> all) => RunListOrder.With(
        RunListOrder.Entries([.. _rows!.Where(Filter.Holds)], _groups, Sort(all), IsAscending, Clock.GetUtcNow()), shown);

    private async Task KeepColumnsAsync(IReadOnlyList<RunColumn> columns)
    {
        _columnIds = [RunColumns.NameId, .. columns.Where(column => !column.IsFixed).Select(column => column.Id)];
        await _script!.InvokeVoidAsync("store", _columnIds);
    }

    private void SortBy(RunColumn column)
    {
        var up = column.Id == (SortText ?? RunColumns.Newest.Id) ? !IsAscending : !column.IsFigure;
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
        {
            ["sort"] = column == RunColumns.Newest ? null : column.Id,
            ["up"] = up ? true : null,
        }), replace: true);
    }

    private void Go(string parameter, string? value) => Navigation.NavigateTo(
        Navigation.GetUriWithQueryParameter(parameter, string.IsNullOrEmpty(value) ? null : value), replace: true);

    /// <summary>The address before stays in the browser's history, and with it the way to undo an earlier deletion.</summary>
    private void ShowDeleted(IReadOnlyList<int> runIds)
    {
        if (!IsDisposed)
            Navigation.NavigateTo(Navigation.GetUriWithQueryParameter(DeletedRuns.Parameter, DeletedRuns.TextOf(runIds)));
    }

    private void ShowAll() => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(
        new Dictionary<string, object?> { ["state"] = null, ["tag"] = null, ["words"] = null, ["archived"] = null }), replace: true);

    private void Fold(int groupId)
    {
        var open = Open.Where(id => id > 0).ToHashSet();
        if (!open.Remove(groupId))
            open.Add(groupId);
        Go("open", string.Join(',', open.Order().Select(id => id.ToString(CultureInfo.InvariantCulture))));
    }

    private void Toggle(IReadOnlyList<int> runIds)
    {
        if (runIds.All(_chosen.Contains))
            _chosen.ExceptWith(runIds);
        else
            _chosen.UnionWith(runIds);
    }

    private async Task NoteAsync(RunRow run)
    {
        if (await NoteDialog.AskAsync(Dialogs, run.Id, run.Name, run.Note))
            await ReloadAsync();
    }

    private Task ReloadAsync() => IsDisposed ? Task.CompletedTask : RefreshAsync(Lifetime);
}
