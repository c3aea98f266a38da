using Fer.Data.Runs;
using Fer.Data.Splits;
using Fer.Engine.Evaluations;
using Fer.Engine.Runs.Views;
using Fer.Web.Hosting.Training;
using Microsoft.AspNetCore.Components;

namespace Fer.Web.Features.Runs;

/// <summary>The confusion matrix and the figures of each class on the validation part.</summary>
public sealed partial class ValidationSection
{
    private EvaluationResult? _result;
    private (int RunId, RunState State)? _loaded;
    private string? _failure;
    private bool _isScoring;

    [Parameter, EditorRequired] public required RunRow Run { get; set; }

    [Parameter] public bool HasCheckpoint { get; set; }

    [Inject] public required EvaluationQueries Evaluations { get; init; }

    [Inject] public required IScoring Scoring { get; init; }

    [Inject] public required ILogger<ValidationSection> Log { get; init; }

    /// <summary>A completed run scores itself; one that was stopped can be scored on request.</summary>
    private bool CanScore => HasCheckpoint && Run.State is not (RunState.Running or RunState.Queued or RunState.Paused);

    protected override async Task OnParametersSetAsync()
    {
        if (_loaded == (Run.Id, Run.State))
            return;
        _loaded = (Run.Id, Run.State);
        _result = await Evaluations.FindAsync(Run.Id, SplitPart.Validation, Lifetime);
    }

    private async Task ScoreAsync()
    {
        _isScoring = true;
        try
        {
            _failure = await Scoring.ScoreAsync(Run.Id, SplitPart.Validation, null, Lifetime);
            _result = await Evaluations.FindAsync(Run.Id, SplitPart.Validation, Lifetime);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Log.LogError(error, "The validation part of run {RunId} could not be scored", Run.Id);
            _failure = "The scoring process could not be started. The weights are safe; try again, and look into the log if it happens again.";
        }
        finally
        {
            _isScoring = false;
        }
    }
}
