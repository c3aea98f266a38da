using Fer.Data.Runs;
using Fer.Data.Splits;
using Fer.Engine.Evaluations;
using Fer.Engine.Runs.Views;
using Microsoft.AspNetCore.Components;

namespace Fer.Web.Features.Runs;

/// <summary>The confusion matrix and the figures of each class on the validation part.</summary>
public sealed partial class ValidationSection
{
    private EvaluationResult? _result;
    private (int RunId, RunState State)? _loaded;

    [Parameter, EditorRequired] public required RunRow Run { get; set; }

    [Parameter] public bool HasCheckpoint { get; set; }

    [Inject] public required EvaluationQueries Evaluations { get; init; }

    /// <summary>A completed run scores itself; one that was stopped can be scored on request.</summary>
    private bool CanScore => HasCheckpoint && Run.State is not (RunState.Running or RunState.Queued or RunState.Paused);

    protected override async Task OnParametersSetAsync()
    {
        if (_loaded == (Run.Id, Run.State))
            return;
        _loaded = (Run.Id, Run.State);
        await LoadAsync();
    }

    private async Task LoadAsync() => _result = await Evaluations.FindAsync(Run.Id, SplitPart.Validation, Lifetime);
}
