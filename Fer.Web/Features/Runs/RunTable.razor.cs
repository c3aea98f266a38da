using Fer.Data.Runs;
using Fer.Engine.Runs.Views;
using Microsoft.AspNetCore.Components;

namespace Fer.Web.Features.Runs;

/// <summary>Runs and studies, a line each; a study unfolds into its runs.</summary>
public sealed partial class RunTable : ComponentBase
{
    private const string PlaceTitle = "Split";

    private static readonly (string Title, bool IsFigure, RunSort? Sort)[] Columns =
    [
        ("Name", false, RunSort.Name), ("State", false, null), ("Preset", false, null), (PlaceTitle, false, null),
        ("Validation accuracy", true, RunSort.Accuracy), ("Macro-F1", true, RunSort.MacroF1), ("Best epoch", true, null),
        ("Epochs", true, null), ("Time", true, RunSort.Duration), ("Queued", true, RunSort.Newest),
    ];

    [Parameter, EditorRequired] public required IReadOnlyList<RunListEntry> Entries { get; set; }

    /// <summary>Runs that are ticked.</summary>
    [Parameter, EditorRequired] public required IReadOnlySet<int> Chosen { get; set; }

    /// <summary>Studies that are unfolded.</summary>
    [Parameter, EditorRequired] public required IReadOnlySet<int> Open { get; set; }

    /// <summary>State of the runs that are shown under a study; null shows all.</summary>
    [Parameter] public RunState? State { get; set; }

    [Parameter, EditorRequired] public RunSort Sort { get; set; }

    [Parameter] public bool IsAscending { get; set; }

    [Parameter] public EventCallback<RunSort> SortBy { get; set; }

    /// <summary>Ticks the runs, or unticks them where all are ticked.</summary>
    [Parameter] public EventCallback<IReadOnlyList<int>> Choose { get; set; }

    /// <summary>Folds or unfolds a study.</summary>
    [Parameter] public EventCallback<int> Fold { get; set; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    /// <summary>The top of the page names the dataset; lines name theirs only where there are several.</summary>
    private bool IsOneDataset => Entries.SelectMany(entry => entry.Runs).DistinctBy(run => run.DatasetId).Take(2).Count() < 2;

    private DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>Runs of a study in the state asked for.</summary>
    private List<RunRow> Shown(StudyEntry study) => [.. study.Runs.Where(run => State is null || run.State == State)];

    private string Place(RunRow run) => IsOneDataset ? run.Split : $"{run.Dataset} / {run.Split}";

    private string? AriaSort(RunSort? sort) => sort != Sort ? null : IsAscending ? "ascending" : "descending";

    private string Arrow(RunSort sort) => sort != Sort ? "" : IsAscending ? " ↑" : " ↓";
}
