using System.Globalization;
using Fer.Data.Runs;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Studies;
using Fer.Engine.Runs.Views;
using Fer.Web.Components.Layout;
using Fer.Web.Components.Runs;
using Fer.Web.Components.Shared;
using Fer.Web.Hosting.Training;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Fer.Web.Features.Runs;

/// <summary>All runs of the dataset in use; those of a study in one line that unfolds.</summary>
public sealed partial class RunListPage
{
    private readonly SortedSet<int> _chosen = [];
    private IReadOnlyList<RunRow>? _rows;
    private IReadOnlyList<RunGroupRow> _groups = [];
    private EpochNews? _news;
    private string? _failure;
    private bool _isDeleting;

    [SupplyParameterFromQuery(Name = "dataset")] public int? DatasetId { get; set; }

    [SupplyParameterFromQuery(Name = "state")] public string? StateText { get; set; }

    [SupplyParameterFromQuery(Name = "sort")] public string? SortText { get; set; }

    [SupplyParameterFromQuery(Name = "up")] public bool IsAscending { get; set; }

    /// <summary>Studies that are unfolded: their ids with commas between.</summary>
    [SupplyParameterFromQuery(Name = "open")] public string? OpenText { get; set; }

    [Inject] public required RunQueries Runs { get; init; }

    [Inject] public required RunStudies Studies { get; init; }

    [Inject] public required ITrainingDesk Desk { get; init; }

    [Inject] public required IDialogService Dialogs { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required ILogger<RunListPage> Log { get; init; }

    protected override bool IsLive => _rows?.Any(run => run.State is RunState.Running or RunState.Queued) ?? false;

    private RunState? State => Enum.TryParse<RunState>(StateText, ignoreCase: true, out var state) ? state : null;

    private RunSort Sort => Enum.TryParse<RunSort>(SortText, ignoreCase: true, out var sort) ? sort : RunSort.Newest;

    private HashSet<int> Open => [.. (OpenText ?? "").Split(',').Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)];

    /// <summary>Chosen runs that the filter shows; nothing is done to one that is out of sight.</summary>
    private HashSet<int> Chosen => [.. (_rows ?? []).Where(run => _chosen.Contains(run.Id) && (State is null || run.State == State)).Select(run => run.Id)];

    private string CompareText => Chosen.Count < 2 ? "Compare" : $"Compare {Chosen.Count} runs";

    private string DeleteText => Deletable.Count == 0 ? "Delete" : $"Delete {Formats.Count(Deletable.Count, "run", "runs")}";

    /// <summary>Chosen runs that have ended.</summary>
    private IReadOnlyList<RunRow> Deletable => [.. (_rows ?? []).Where(run => Chosen.Contains(run.Id) && run.State is not (RunState.Running or RunState.Queued or RunState.Paused))];

    private IReadOnlyList<RunListEntry> Visible =>
        RunListOrder.InState(RunListOrder.Entries(_rows ?? [], _groups, Sort, IsAscending, Clock.GetUtcNow()), State);

    protected override void OnInitialized()
    {
        _news = new EpochNews(Feed);
        base.OnInitialized();
    }

    protected override bool Concerns(int runId) => _news!.IsNew(runId);

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
        _groups = await Studies.ListAsync(DatasetId, ct);
        _rows = await Runs.ListAsync(new RunFilter { DatasetId = DatasetId }, ct);
        _chosen.IntersectWith(_rows.Select(run => run.Id));
    }

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

    private void Compare() => Navigation.NavigateTo(Navigation.KeepDataset(
        $"/compare?runs={string.Join(',', Chosen.Order().Select(id => id.ToString(CultureInfo.InvariantCulture)))}"));

    private async Task DeleteAsync()
    {
        var doomed = Deletable;
        var title = $"Delete {Formats.Count(doomed.Count, "run", "runs")}";
        if (doomed.Count == 0 || !await ConfirmDialog.AskAsync(Dialogs, title, DeletionWords.Of([.. doomed.Select(run => run.Name)], Chosen.Count - doomed.Count), title, danger: true))
            return;
        (_isDeleting, _failure) = (true, null);
        var done = 0;
        try
        {
            foreach (var run in doomed)
            {
                await Desk.DeleteAsync(run.Id, CancellationToken.None);
                done++;
            }
        }
        catch (RunDeletionException refused)
        {
            _failure = done == 0 ? refused.Message : $"{Formats.Count(done, "run was", "runs were")} deleted. {refused.Message}";
        }
        catch (Exception error)
        {
            Log.LogError(error, "Run {RunId} could not be deleted", doomed[done].Id);
            _failure = $"Run {doomed[done].Id} could not be deleted; {done} of {doomed.Count} are gone, the others are as they were. Try again, and look into the application's log if it happens again.";
        }
        finally
        {
            _isDeleting = false;
        }

        if (!IsDisposed)
            await RefreshAsync(Lifetime);
    }
}
