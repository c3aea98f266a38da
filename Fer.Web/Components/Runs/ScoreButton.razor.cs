using Fer.Data.Splits;
using Fer.Web.Hosting.Training;
using Microsoft.AspNetCore.Components;

namespace Fer.Web.Components.Runs;

/// <summary>Scores the kept weights of a run: on the validation part where it was stopped (a completed run has scored itself), or on what it learnt from.</summary>
public sealed partial class ScoreButton
{
    private string? _failure;
    private bool _isScoring;

    /// <summary>The run; it has weights and is not under way.</summary>
    [Parameter, EditorRequired] public required int RunId { get; set; }

    /// <summary>Part to score; not the test part, at which each look is recorded.</summary>
    [Parameter] public SplitPart Part { get; set; } = SplitPart.Validation;

    /// <summary>What a screen reader says where several stand side by side; null reads the button itself.</summary>
    [Parameter] public string? Label { get; set; }

    /// <summary>Whether it stands in a table.</summary>
    [Parameter] public bool IsSmall { get; set; }

    /// <summary>Name for tests.</summary>
    [Parameter] public string TestId { get; set; } = "score-validation";

    /// <summary>The score is stored.</summary>
    [Parameter] public EventCallback Scored { get; set; }

    [Inject] public required IScoring Scoring { get; init; }

    [Inject] public required ILogger<ScoreButton> Log { get; init; }

    private string Act => Part == SplitPart.Train ? "Score the training images" : "Score on validation";

    private async Task ScoreAsync()
    {
        (_isScoring, _failure) = (true, null);
        try
        {
            _failure = await Scoring.ScoreAsync(RunId, Part, null, Lifetime);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Log.LogError(error, "The {Part} part of run {RunId} could not be scored", Part, RunId);
            _failure = "The scoring process could not be started. The weights are safe; try again, and look into the log if it happens again.";
        }
        finally
        {
            _isScoring = false;
        }

        if (_failure is null && !IsDisposed)
            await Scored.InvokeAsync();
    }
}
