using Fer.Engine.Runs;
using Fer.Engine.Runs.Views;
using Fer.Web.Components.Runs;
using Fer.Web.Components.Shared;
using Fer.Web.Features.Training.Studies;
using Fer.Web.Hosting.Training;
using Microsoft.AspNetCore.Components;

namespace Fer.Web.Features.Training;

/// <summary>Queues several runs that answer one question together.</summary>
public sealed partial class StudyPanel
{
    private readonly StudyForm _form = new();
    private ElementReference _section;
    private string? _failure;
    private int? _done;
    private bool _isQueueing;

    /// <summary>The settings that all its runs share.</summary>
    [Parameter, EditorRequired] public required RunForm Form { get; set; }

    /// <summary>Whether something in the form itself must be corrected first.</summary>
    [Parameter, EditorRequired] public required bool IsBlocked { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<PresetRate> Rates { get; set; }

    [Parameter, EditorRequired] public required PartCounts Counts { get; set; }

    [Inject] public required ITrainingDesk Desk { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    private string? Problem => _form.Problem(Form.Settings());

    private string ButtonText => Problem is null && _form.Plans(Form.Settings()) is { Count: var count } ? $"Queue {Formats.Count(count, "run", "runs")}" : "Queue runs";

    private string Summary
    {
        get
        {
            if (IsBlocked)
                return "Correct the settings above first.";
            if (Problem is { } problem)
                return problem;
            var plans = _form.Plans(Form.Settings());
            var times = plans.Select(plan => TimeEstimate.Of(plan, Rates, Counts)).ToList();
            var outcome = StudyWords.Outcome(_form, plans);
            return times.Contains(null) ? outcome : $"{outcome} About {Formats.Duration(TimeSpan.FromSeconds(times.Sum(time => time!.Time.TotalSeconds)))} in all, {times[0]!.Basis}.";
        }
    }

    /// <summary>The button that opens it may stand far above it.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
            await _section.FocusAsync();
    }

    private async Task QueueAsync()
    {
        if (_isQueueing || IsBlocked || Problem is not null)
            return;
        (_isQueueing, _failure, _done) = (true, null, null);
        try
        {
            _done = await Desk.StudyAsync(_form.ToNewStudy(Form.ToNewRun()), Lifetime);
        }
        catch (InvalidRunException refused)
        {
            _failure = refused.Message;
        }
        finally
        {
            _isQueueing = false;
        }
    }
}
