using System.Globalization;
using Fer.Data.Runs;
using Fer.Engine.Evaluations;
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

/// <summary>A study: its runs with what differs between them, and the answer that they give together.</summary>
public sealed partial class RunGroupPage
{
    private const string MeanHelp =
        "Mean over the runs that have ended. The ± is about the mean: 95 times in 100 the mean over very many seeds lies within it. More seeds make it narrower.";

    private const string SpreadHelp =
        "Standard deviation of the runs' accuracies: how far a single run typically lies from the mean for no other reason than its seed. A smaller difference between two settings may be luck.";

    private const string BestHelp =
        "Its ± is about this one run: how far its accuracy would move with other validation images. It says nothing of other seeds, and the best of several runs is always a little lucky.";

    private StudyEntry? _study;
    private IReadOnlyDictionary<int, IReadOnlyList<EpochPoint>> _curves = new Dictionary<int, IReadOnlyList<EpochPoint>>();
    private IReadOnlyList<StudyScore> _milestones = [];
    private IReadOnlyList<StudyScore> _finals = [];
    private EpochNews? _news;
    private string? _failure;
    private bool _isMissing;
    private bool _isCancelling;

    [Parameter] public int GroupId { get; set; }

    [Inject] public required RunQueries Runs { get; init; }

    [Inject] public required RunStudies Studies { get; init; }

    [Inject] public required StudyScores Scores { get; init; }

    [Inject] public required ITrainingDesk Desk { get; init; }

    [Inject] public required IDialogService Dialogs { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required ILogger<RunGroupPage> Log { get; init; }

    protected override bool IsLive => Active.Count > 0;

    private IReadOnlyList<RunRow> Active => [.. (_study?.Runs ?? []).Where(run => run.State is RunState.Running or RunState.Queued)];

    private string Purpose => $"{RunWords.Kind(_study!.Group.Kind)} on {_study.Runs[0].Dataset} / {_study.Runs[0].Split}: " + _study.Group.Kind switch
    {
        RunGroupKind.Epochs => "how much training is enough?",
        RunGroupKind.Seeds => "how much of the result is chance?",
        _ => "which settings do best on validation?",
    };

    private string StateHint => string.Join(", ", _study!.Runs.Where(run => run.State != RunState.Completed)
        .GroupBy(run => run.State).OrderBy(group => group.Key).Select(group => $"{group.Count()} {group.Key.ToString().ToLowerInvariant()}"));

    private string SeedsHint => _study!.Seeds switch
    {
        null => "comes with the first finished run",
        { Count: 1 } => "n = 1 seed; an interval needs two",
        var seeds => $"95 % interval of the mean, n = {seeds.Count} seeds",
    };

    private string BestHint => _study!.Best is { } best ? $"#{best.Id}, n = {Formats.Count(best.Best!.Count)}, 95 % interval of one run" : "before the first epoch";

    private string CompareHref => Navigation.KeepDataset($"/compare?runs={string.Join(',', _study!.Runs.Select(run => run.Id.ToString(CultureInfo.InvariantCulture)))}");

    protected override void OnInitialized()
    {
        _news = new EpochNews(Feed);
        base.OnInitialized();
    }

    protected override bool Concerns(int runId) => _news!.IsNew(runId);

    protected override async Task OnParametersSetAsync()
    {
        if (_study?.Group.Id == GroupId)
            return;
        try
        {
            (_study, _isMissing, _failure) = (null, false, null);
            await RefreshAsync(NextLoad());
        }
        catch (OperationCanceledException)
        {
            // Another study has been asked for.
        }
    }

    protected override async Task RefreshAsync(CancellationToken ct)
    {
        var group = (await Studies.ListAsync(null, ct)).FirstOrDefault(row => row.Id == GroupId);
        var rows = group is null ? [] : (await Runs.ListAsync(new RunFilter { Ids = group.RunIds }, ct)).OrderBy(run => run.Id).ToList();
        _isMissing = rows.Count == 0;
        if (group is null || rows.Count == 0)
            return;
        _curves = await Runs.CurvesAsync(group.RunIds, ct);
        _milestones = await Scores.MilestonesAsync(group.RunIds, ct);
        _finals = await Scores.FinalAsync(group.RunIds, ct);
        _study = new StudyEntry(group, rows);
    }

    private async Task CancelAsync()
    {
        var title = $"Cancel {Formats.Count(Active.Count, "run", "runs")}";
        if (!await ConfirmDialog.AskAsync(Dialogs, title, CancelQuestion.Several, title, danger: true, keepText: CancelQuestion.KeepTraining))
            return;
        (_isCancelling, _failure) = (true, null);
        try
        {
            // Those that wait first, so that none is taken in the place of the one that stops.
            foreach (var run in Active.OrderBy(run => run.State))
                await Desk.CancelAsync(run.Id, CancellationToken.None);
        }
        catch (Exception error)
        {
            Log.LogError(error, "The runs of study {GroupId} could not be cancelled", GroupId);
            _failure = "Not all runs could be cancelled. Those below that still wait or train go on; try again.";
        }
        finally
        {
            _isCancelling = false;
        }

        if (!IsDisposed)
            await RefreshAsync(Lifetime);
    }
}
