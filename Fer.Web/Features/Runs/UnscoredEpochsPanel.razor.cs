using System.Globalization;
using Fer.Data.Splits;
using Fer.Engine.Evaluations;
using Fer.Web.Hosting.Training;
using Microsoft.AspNetCore.Components;

namespace Fer.Web.Features.Runs;

/// <summary>Names the kept epochs of a run that are not scored on training and validation yet, and scores them. Empty where there is none.</summary>
public sealed partial class UnscoredEpochsPanel
{
    private IReadOnlyList<int> _epochs = [];
    private CancellationTokenSource? _stop;
    private string? _failure;
    private int? _loaded;

    /// <summary>A run that has ended.</summary>
    [Parameter, EditorRequired] public required int RunId { get; set; }

    /// <summary>Scores are stored.</summary>
    [Parameter] public EventCallback Scored { get; set; }

    [Inject] public required StudyScores Scores { get; init; }

    [Inject] public required IScoring Scoring { get; init; }

    [Inject] public required ILogger<UnscoredEpochsPanel> Log { get; init; }

    private string Text
    {
        get
        {
            var one = _epochs.Count == 1;
            var listed = string.Join(", ", _epochs.Select(epoch => epoch.ToString(CultureInfo.InvariantCulture)));
            return $"{(one ? "Epoch" : "Epochs")} {listed} {(one ? "is" : "are")} not scored on the plain training images and on validation yet. The weights are kept.";
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_loaded == RunId)
            return;
        _loaded = RunId;
        await LoadAsync();
    }

    private async Task LoadAsync() =>
        _epochs = [.. (await Scores.UnscoredAsync(RunId, Lifetime)).Where(row => row.Part != SplitPart.Test).Select(row => row.Epoch).Distinct().Order()];

    private async Task ScoreAsync()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Lifetime);
        (_stop, _failure) = (stop, null);
        try
        {
            _failure = await Scoring.ScoreEpochsAsync(RunId, SplitPart.Validation, null, stop.Token);
        }
        catch (OperationCanceledException)
        {
            // Epochs that are scored stay so; the rest can be scored later.
        }
        catch (Exception error)
        {
            Log.LogError(error, "The kept epochs of run {RunId} could not be scored", RunId);
            _failure = "The scoring process could not be started. The weights are safe; try again, and look into the log if it happens again.";
        }
        finally
        {
            _stop = null;
        }

        if (IsDisposed)
            return;
        await LoadAsync();
        await Scored.InvokeAsync();
    }

    private Task StopAsync() => _stop?.CancelAsync() ?? Task.CompletedTask;
}
