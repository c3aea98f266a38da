using Fer.Data.Splits;
using Fer.Web.Hosting.Training;
using Microsoft.AspNetCore.Components;

namespace Fer.Web.Components.Runs;

/// <summary>Scores the kept weights of a run that was stopped on the validation part; a completed run has scored itself.</summary>
public sealed partial class ScoreButton
{
    private string? _failure;
    private bool _isScoring;

    /// <summary>The run; it has weights and is not under way.</summary>
    [Parameter, EditorRequired] public required int RunId { get; set; }

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

    private async Task ScoreAsync()
    {
        (_isScoring, _failure) = (true, null);
        try
        {
            _failure = await Scoring.ScoreAsync(RunId, SplitPart.Validation, null, Lifetime);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Log.LogError(error, "The validation part of run {RunId} could not be scored", RunId);
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
