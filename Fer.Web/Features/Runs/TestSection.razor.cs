using Fer.Data.Splits;
using Fer.Engine.Evaluations;
using Fer.Engine.Runs.Views;
using Fer.Web.Components.Shared;
using Fer.Web.Hosting.Training;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Fer.Web.Features.Runs;

/// <summary>The test part: locked until somebody says why it should be opened, then shown with the record of looks.</summary>
public sealed partial class TestSection
{
    private EvaluationResult? _result;
    private TestLooks? _looks;
    private int? _loaded;
    private string? _failure;
    private bool _isScoring;
    private bool _areEpochsUnscored;

    [Parameter, EditorRequired] public required RunRow Run { get; set; }

    /// <summary>A look was taken and its scores are stored.</summary>
    [Parameter] public EventCallback Scored { get; set; }

    [Inject] public required EvaluationQueries Evaluations { get; init; }

    [Inject] public required StudyScores Epochs { get; init; }

    [Inject] public required TestLedger Ledger { get; init; }

    [Inject] public required IScoring Scoring { get; init; }

    [Inject] public required IDialogService Dialogs { get; init; }

    [Inject] public required ILogger<TestSection> Log { get; init; }

    private IReadOnlyList<TestLookRow> OwnLooks => [.. (_looks?.Looks ?? []).Where(look => look.RunId == Run.Id)];

    private string Seen => _looks is not { Count: > 0 } looks
        ? $"Nobody has looked at a test result on images of {Run.Split} yet."
        : $"The test part of {Run.Split} was seen {Formats.Count(looks.Count, "time", "times")} by {Formats.Count(looks.RunCount, "run", "runs")}{ThroughOthers(looks)}."
            + (looks.RunCount > 1 ? " The more models are chosen by it, the more its accuracy flatters." : "");

    /// <summary>Another split can have the same images in its test part.</summary>
    private string ThroughOthers(TestLooks looks) => looks.Looks.Where(look => look.SplitId != Run.SplitId).ToList() is { Count: > 0 } others
        ? $", {Formats.Count(others.Count)} of them through {string.Join(", ", others.Select(look => look.SplitName).Distinct())}, which has up to {Formats.Count(others.Max(look => look.Shared))} of the same images"
        : "";

    protected override async Task OnParametersSetAsync()
    {
        if (_loaded == Run.Id)
            return;
        _loaded = Run.Id;
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        _result = await Evaluations.FindAsync(Run.Id, SplitPart.Test, Lifetime);
        _areEpochsUnscored = (await Epochs.UnscoredAsync(Run.Id, Lifetime)).Any(row => row.Part == SplitPart.Test);
        _looks = await Ledger.OfSplitAsync(Run.SplitId, Lifetime);
    }

    private async Task LookAsync()
    {
        if (await TestLookDialog.AskAsync(Dialogs, Run.Name, _looks?.Count ?? 0, _areEpochsUnscored ? Run.Settings.KeptEpochs : null) is not { } reason)
            return;
        _isScoring = true;
        StateHasChanged();
        try
        {
            // The look counts from its record on, so the score is made even where the page is left.
            _failure = _areEpochsUnscored
                ? await Scoring.ScoreEpochsAsync(Run.Id, SplitPart.Test, reason, CancellationToken.None)
                : await Scoring.ScoreAsync(Run.Id, SplitPart.Test, reason, CancellationToken.None);
        }
        catch (Exception error)
        {
            Log.LogError(error, "The test part of run {RunId} could not be scored", Run.Id);
            _failure = "The scoring process could not be started. The weights are safe; try again, and look into the log if it happens again.";
        }
        finally
        {
            _isScoring = false;
        }

        if (IsDisposed)
            return;
        await LoadAsync();
        await Scored.InvokeAsync();
    }
}
