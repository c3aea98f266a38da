using Fer.Data.Runs;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Views;
using Fer.Web.Components.Charts;
using Fer.Web.Components.Runs;
using Fer.Web.Components.Shared;
using Fer.Web.Hosting.Training;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Fer.Web.Features.Runs;

/// <summary>One run: live while it trains, then its result.</summary>
public sealed partial class RunPage
{
    private RunDetail? _detail;
    private RunSnapshot? _live;
    private LineChartSpec? _loss;
    private LineChartSpec? _accuracy;
    private bool _isMissing;

    [Parameter] public int RunId { get; set; }

    [Inject] public required RunQueries Runs { get; init; }

    [Inject] public required ITrainingDesk Desk { get; init; }

    [Inject] public required IDialogService Dialogs { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    protected override bool IsLive => _detail?.Run.State is RunState.Running or RunState.Queued;

    private RunRow Run => _detail!.Run;

    private string Speed => _detail!.Epochs.Count == 0
        ? _detail.DeviceUsed ?? "not started"
        : $"{Formats.Count((long)_detail.Epochs[^1].ImagesPerSecond)} images/s on {_detail.DeviceUsed}";

    private string Gap => _detail!.Epochs.Count == 0
        ? "–"
        : $"{Formats.Number((_detail.Epochs[^1].TrainAccuracy - _detail.Epochs[^1].ValidationAccuracy) * 100, 1)} points";

    private string LossLabel => Label("Validation loss", Formats.Number(_detail!.Epochs[0].ValidationLoss), Formats.Number(_detail.Epochs[^1].ValidationLoss));

    private string AccuracyLabel => Label("Validation accuracy", Formats.Percent(_detail!.Epochs[0].ValidationAccuracy), Formats.Percent(_detail.Epochs[^1].ValidationAccuracy));

    protected override bool Concerns(int runId) => runId == 0 || runId == RunId;

    protected override async Task OnParametersSetAsync()
    {
        if (_detail is not null && _detail.Run.Id == RunId)
            return;
        try
        {
            (_detail, _isMissing) = (null, false);
            await LoadAsync(NextLoad());
        }
        catch (OperationCanceledException)
        {
            // Another run has been asked for.
        }
    }

    /// <summary>Batches only move the progress line; the rows are read again when an epoch or a phase has passed, or nobody speaks for the run.</summary>
    protected override async Task RefreshAsync(CancellationToken ct)
    {
        var before = _live;
        var now = Feed.Current(RunId);
        if (before is not null && now is not null && before.EpochsDone == now.EpochsDone && before.Phase == now.Phase)
            _live = now;
        else
            await LoadAsync(ct);
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        _live = Feed.Current(RunId);
        var detail = await Runs.FindAsync(RunId, ct);
        _isMissing = detail is null;
        if (detail is null)
            return;
        if (_detail is null || _detail.Run.Id != detail.Run.Id || _detail.Epochs.Count != detail.Epochs.Count || _detail.Run.State != detail.Run.State)
        {
            // While it trains, the axis is as long as the plan, so that the curve grows into it and nothing jumps.
            var planned = detail.Run.State == RunState.Running ? detail.Run.Settings.Epochs : detail.Epochs.Count;
            _loss = CurveSpecs.Loss(detail.Epochs, detail.Run.BestEpoch, planned);
            _accuracy = CurveSpecs.Accuracy(detail.Epochs, detail.Run.BestEpoch, planned);
        }

        _detail = detail;
    }

    private string Label(string what, string first, string last) =>
        $"{what} went from {first} to {last} over {Formats.Count(_detail!.Epochs.Count, "epoch", "epochs")}";

    private async Task CancelAsync()
    {
        if (Run.State == RunState.Running && !await ConfirmDialog.AskAsync(
            Dialogs, "Cancel this run", "It stops after the batch under way. Finished epochs and their checkpoints are kept.", "Cancel run", danger: true))
            return;
        await Desk.CancelAsync(RunId, Lifetime);
        await LoadAsync(Lifetime);
    }
}
