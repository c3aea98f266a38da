using System.Globalization;
using Fer.Data.Datasets;
using Fer.Data.Quality;
using Fer.Data.Runs;
using Fer.Data.Splits;
using Fer.Engine.CrossValidations;
using Fer.Engine.Fixing;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Views;
using Fer.Engine.Splitting;
using Fer.Web.Components.Layout;
using Fer.Web.Components.Runs;
using Fer.Web.Components.Shared;
using Fer.Web.Hosting.Training;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using MudBlazor;

namespace Fer.Web.Features.Fixing;

/// <summary>One round of mending, step by step: the address holds the dataset and the loop, or the run to start from.</summary>
public sealed partial class FixPage : LiveComponentBase
{
    private FixStatus? _status;
    private IReadOnlyList<FixLoopRow> _loops = [];
    private IReadOnlyList<RunRow> _candidates = [];
    private IReadOnlyList<ClassCount> _classes = [];
    private (int?, int?)? _shown;
    private int _open;
    private bool _isLoaded;
    private bool _isBusy;
    private string? _failure;

    [SupplyParameterFromQuery(Name = "dataset")] public int? DatasetId { get; set; }

    [SupplyParameterFromQuery(Name = "loop")] public int? LoopId { get; set; }

    [SupplyParameterFromQuery(Name = "run")] public int? RunId { get; set; }

    [Inject] public required FixLoops Loops { get; init; }

    [Inject] public required FixReader Reader { get; init; }

    [Inject] public required RunQueries Runs { get; init; }

    [Inject] public required DatasetList Datasets { get; init; }

    [Inject] public required QualityIssues Issues { get; init; }

    [Inject] public required CrossValidations CrossValidations { get; init; }

    [Inject] public required IScoring Scoring { get; init; }

    [Inject] public required IDialogService Dialogs { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    protected override bool IsLive => _status?.Corrected?.State is RunState.Queued or RunState.Running;

    private bool CanOpenTest => _status is { Corrected.State: RunState.Completed, Base.Counts.Test: > 0 } && _status.Results.All(result => result.Part != SplitPart.Test);

    /// <summary>Whether training or validation would differ; a changed test label alone teaches a model nothing.</summary>
    private bool ChangesLearning => _status is { } loop
        && (loop.Review.Excluded > 0 || loop.Review.ByPart.GetValueOrDefault(SplitPart.Train) + loop.Review.ByPart.GetValueOrDefault(SplitPart.Validation) > 0);

    private string ReviewHref => Navigation.KeepDataset("/quality/review") + $"&kind={nameof(QualityIssueKind.LabelSuspect)}";

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == (DatasetId, LoopId))
            return;
        (_shown, _isLoaded, _status) = ((DatasetId, LoopId), false, null);
        await LoadAsync();
    }

    protected override async Task RefreshAsync(CancellationToken ct) => await LoadAsync();

    private async Task LoadAsync()
    {
        var ct = NextLoad();
        try
        {
            var dataset = DatasetId ?? 0;
            _classes = await Datasets.ReadClassesAsync(dataset, ct);
            _loops = await Reader.ListAsync(dataset, ct);
            _open = (await Issues.CountAsync(dataset, ct)).GetValueOrDefault(QualityIssueKind.LabelSuspect)?.Open ?? 0;
            var folds = (await CrossValidations.ListAsync(dataset, ct)).SelectMany(row => row.Folds).Select(fold => fold.SplitId).ToHashSet();
            _status = LoopId is { } id ? await Task.Run(() => Reader.FindAsync(id, ct), ct) : null;
            _candidates = [.. (await Runs.ListAsync(new RunFilter { DatasetId = dataset, IsArchived = false }, ct)).Where(run => run.State == RunState.Completed && !folds.Contains(run.SplitId))];
            _failure = LoopId is { } asked && _status is null ? $"There is no fix loop {asked}. Start one below." : null;
            _isLoaded = true;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Another loop was chosen, or the page was left.
        }
        catch (Exception failed) when (failed is SqliteException or DbUpdateException)
        {
            (_failure, _isLoaded) = ("The fix loop could not be read from the database. Nothing was changed.", true);
        }
    }

    private Task StartAsync(int runId) => ActAsync(async () =>
    {
        var id = await Loops.StartAsync(runId, Lifetime);
        Navigation.NavigateTo(Navigation.KeepDataset("/quality/fix") + string.Create(CultureInfo.InvariantCulture, $"&loop={id}"));
    });

    private async Task DeleteAsync(int id)
    {
        const string text = "The record of the round goes for good: what it started from and what it gained. Its runs, its split and all labels stay, and the runs can be deleted then.";
        if (await ConfirmDialog.AskAsync(Dialogs, $"Delete fix loop {id}", text, "Delete loop", danger: true))
            await ActAsync(() => Loops.DeleteAsync(id, CancellationToken.None));
    }

    private Task MakeSplitAsync() => ActAsync(() => Task.Run(() => Loops.MakeSplitAsync(_status!.Id, CancellationToken.None)));

    private Task QueueRunAsync() => ActAsync(() => Loops.QueueRunAsync(_status!.Id, CancellationToken.None));

    /// <summary>One reason for both looks, since they are one: neither figure says anything without the other.</summary>
    private async Task OpenTestAsync()
    {
        if (_status is not { Corrected: { } corrected } status || await FixTestDialog.AskAsync(Dialogs) is not { } reason)
            return;
        await ActAsync(async () =>
        {
            foreach (var run in new[] { status.Base.Id, corrected.Id })
            {
                if (await Scoring.ScoreAsync(run, SplitPart.Test, reason, CancellationToken.None) is { } refused)
                    throw new FixException(refused);
            }
        });
    }

    private async Task ActAsync(Func<Task> act)
    {
        (_isBusy, _failure) = (true, null);
        StateHasChanged();
        string? refused = null;
        try
        {
            await act();
        }
        catch (Exception failure) when (failure is FixException or SplitException or InvalidRunException)
        {
            refused = failure.Message;
        }
        catch (Exception failed) when (failed is SqliteException or DbUpdateException)
        {
            refused = "The database could not be written. Nothing was changed; try again.";
        }
        finally
        {
            _isBusy = false;
        }

        if (IsDisposed)
            return;
        await LoadAsync();
        _failure = refused ?? _failure;
    }

    private static string ReviewText(FixReview review) => review.Reviewed == 0
        ? "Nothing was reviewed since the loop began."
        : $"{Formats.Count(review.Reviewed, "suspect was", "suspects were")} reviewed: {Formats.Count(review.Relabelled)} relabelled, {Formats.Count(review.Excluded)} excluded, "
            + $"{Formats.Count(review.Ambiguous)} ambiguous, {Formats.Count(review.Kept)} right as they were. Of those reviewed {Formats.Percent(review.Precision)} changed.";

    private string RunHref(int id) => Navigation.KeepDataset(string.Create(CultureInfo.InvariantCulture, $"/runs/{id}"));

    private string SplitHref(int id) => Navigation.KeepDataset(string.Create(CultureInfo.InvariantCulture, $"/splits/{id}"));
}
