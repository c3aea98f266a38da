using Fer.Data.Runs;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Views;
using Fer.Web.Components.Shared;
using Fer.Web.Hosting.Training;
using Microsoft.AspNetCore.Components;

namespace Fer.Web.Features.Runs;

/// <summary>One run: live while it trains, then its result.</summary>
public sealed partial class RunPage
{
    private RunDetail? _detail;
    private RunSnapshot? _live;
    private IReadOnlyList<RunClass> _classes = [];
    private string? _failure;
    private bool _isMissing;

    [Parameter] public int RunId { get; set; }

    [Inject] public required RunQueries Runs { get; init; }

    [Inject] public required RunSubjects Subjects { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    protected override bool IsLive => _detail?.Run.State is RunState.Running or RunState.Queued;

    private RunRow Run => _detail!.Run;

    private bool IsStopped => Run.State is RunState.Failed or RunState.Interrupted or RunState.Cancelled or RunState.Paused;

    private string Speed => _detail!.Epochs.Count == 0
        ? _detail.DeviceUsed ?? "not started"
        : $"{Formats.Count((long)_detail.Epochs[^1].ImagesPerSecond)} images/s on {_detail.DeviceUsed}";

    private string Gap => _detail!.Epochs.Count == 0
        ? "–"
        : $"{Formats.Number((_detail.Epochs[^1].TrainAccuracy - _detail.Epochs[^1].ValidationAccuracy) * 100, 1)} points";

    protected override bool Concerns(int runId) => runId == 0 || runId == RunId;

    protected override async Task OnParametersSetAsync()
    {
        if (_detail is not null && _detail.Run.Id == RunId)
            return;
        try
        {
            (_detail, _isMissing, _failure) = (null, false, null);
            var ct = NextLoad();
            _classes = await Subjects.ClassesAsync(RunId, ct);
            await LoadAsync(ct);
        }
        catch (OperationCanceledException)
        {
            // Another run has been asked for.
        }
    }

    /// <summary>Batches only move the live figures; the rows are read again when an epoch or a phase has passed, or nobody speaks for the run.</summary>
    protected override async Task RefreshAsync(CancellationToken ct)
    {
        var before = _live;
        var now = Feed.Current(RunId);
        if (before is not null && now is not null && before.Sequence != now.Sequence && before.EpochsDone == now.EpochsDone && before.Phase == now.Phase)
            _live = now;
        else
            await LoadAsync(ct);
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        _live = Feed.Current(RunId);
        _detail = await Runs.FindAsync(RunId, ct);
        _isMissing = _detail is null;
    }

    private Task ReloadAsync() => IsDisposed ? Task.CompletedTask : LoadAsync(Lifetime);

    private void Say(string? failure) => _failure = failure;
}
