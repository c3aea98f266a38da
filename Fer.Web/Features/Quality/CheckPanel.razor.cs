using Fer.Data.Quality;
using Fer.Data.Runs;
using Fer.Engine.CrossValidations;
using Fer.Engine.Quality;
using Fer.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;

namespace Fer.Web.Features.Quality;

/// <summary>What was checked last, and what is being checked now, with a way to cancel it.</summary>
public sealed partial class CheckPanel
{
    /// <summary>Progress from which the time left can be told.</summary>
    private const double LeastProgress = 0.03;

    private QualityStanding? _standing;
    private Dictionary<int, CrossValidationRow> _folds = [];
    private string? _message;
    private int _shown = -1;

    [Parameter, EditorRequired] public required int DatasetId { get; set; }

    /// <summary>A check ended well while the page was open.</summary>
    [Parameter] public EventCallback Finished { get; set; }

    /// <summary>A new check is asked for.</summary>
    [Parameter] public EventCallback Asked { get; set; }

    [Inject] public required QualityRunList Runs { get; init; }

    [Inject] public required QualityQueue Queue { get; init; }

    [Inject] public required CrossValidations Folds { get; init; }

    /// <summary>The command line may queue a check at any time.</summary>
    protected override bool IsLive => true;

    /// <summary>Takes up what was queued just now.</summary>
    public async Task ShowAsync()
    {
        await RefreshAsync(Lifetime);
        StateHasChanged();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == DatasetId)
            return;
        (_shown, _standing, _message) = (DatasetId, null, null);
        await RefreshAsync(Lifetime);
    }

    protected override async Task RefreshAsync(CancellationToken ct)
    {
        var (dataset, before) = (DatasetId, _standing);
        try
        {
            var standing = await Task.Run(() => Runs.ReadAsync(dataset, ct), ct);
            Dictionary<int, CrossValidationRow> folds = [];
            foreach (var run in standing.Active.Where(run => run is { State: RunState.Queued, Request.CrossValidationId: not null }))
            {
                if (await Folds.FindAsync(run.Request.CrossValidationId!.Value, ct) is { } row)
                    folds[run.Id] = row;
            }
            if (dataset != DatasetId)
                return;
            (_standing, _folds, _message) = (standing, folds, null);
        }
        catch (SqliteException)
        {
            _message = "The state of the checks could not be read from the database. They go on all the same.";
            return;
        }
        if (before is not null && before.Latest?.Id != _standing.Latest?.Id)
            await Finished.InvokeAsync();
    }

    private async Task CancelAsync(QualityRunRow run)
    {
        await Queue.CancelAsync(run.Id, Lifetime);
        await RefreshAsync(Lifetime);
    }

    private async Task ResumeAsync(int crossValidationId)
    {
        await Folds.ResumeAsync(crossValidationId, Lifetime);
        await RefreshAsync(Lifetime);
    }

    private string RunningText(QualityRunRow run)
    {
        var words = run.CancelRequested ? "Stopping" : $"{run.Stage ?? "Starting"}, {Formats.Percent(run.Progress, 0)}";
        return run is { CancelRequested: false, Progress: > LeastProgress, StartedAt: { } started }
            ? $"{words}, about {Formats.Duration((Clock.GetUtcNow() - started) * ((1 - run.Progress) / run.Progress))} left"
            : words;
    }

    private static string FoldText(CrossValidationRow folds)
    {
        var done = folds.Folds.Count(fold => fold.IsDone);
        var running = folds.Folds.FirstOrDefault(fold => fold.State == RunState.Running);
        return $"Waits for {folds.Name}: {Formats.Count(done)} of {Formats.Count(folds.Folds.Count)} folds done"
            + (running is null ? "" : $", fold {running.Fold} at epoch {running.Epochs} of {folds.Hyperparameters.Epochs}")
            + (folds.IsStuck ? "; the others ended early" : "");
    }

    private static string Covered(QualityReport report) => string.Join(", ", new[]
    {
        report.Duplicates is null ? null : "duplicates",
        report.Faults is null ? null : "image faults",
        report.Properties is null ? null : "properties",
        report.Labels is null ? null : "labels",
    }.OfType<string>()) is { Length: > 0 } words ? words : "nothing";

    private static string News(QualityStanding standing) => string.Join(" and ", new[]
    {
        standing.NewImages == 0 ? null : $"{Formats.Count(standing.NewImages, "image was", "images were")} added",
        standing.ChangedLabels == 0 ? null : $"{Formats.Count(standing.ChangedLabels, "label was", "labels were")} changed",
    }.OfType<string>()) + " since";
}
