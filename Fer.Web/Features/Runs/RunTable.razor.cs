using Fer.Engine.Runs.Views;
using Fer.Web.Components.Runs;
using Microsoft.AspNetCore.Components;

namespace Fer.Web.Features.Runs;

/// <summary>Runs and studies, a line each; a study unfolds into its runs.</summary>
public sealed partial class RunTable : ComponentBase
{
    [Parameter, EditorRequired] public required IReadOnlyList<RunListEntry> Entries { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<RunColumn> Columns { get; set; }

    /// <summary>Runs that are ticked.</summary>
    [Parameter, EditorRequired] public required IReadOnlySet<int> Chosen { get; set; }

    /// <summary>Studies that are unfolded.</summary>
    [Parameter, EditorRequired] public required IReadOnlySet<int> Open { get; set; }

    /// <summary>Runs that the filter shows, under their studies too.</summary>
    [Parameter, EditorRequired] public required IReadOnlySet<int> Shown { get; set; }

    [Parameter, EditorRequired] public required RunColumn Sort { get; set; }

    [Parameter] public bool IsAscending { get; set; }

    /// <summary>Why a run's test result is no longer fresh, by run.</summary>
    [Parameter, EditorRequired] public required IReadOnlyDictionary<int, TestLookMark> Looks { get; set; }

    [Parameter] public EventCallback<RunColumn> SortBy { get; set; }

    /// <summary>Ticks the runs, or unticks them where all are ticked.</summary>
    [Parameter] public EventCallback<IReadOnlyList<int>> Choose { get; set; }

    /// <summary>Folds or unfolds a study.</summary>
    [Parameter] public EventCallback<int> Fold { get; set; }

    /// <summary>Only runs with the tag are asked for.</summary>
    [Parameter] public EventCallback<string> TagChosen { get; set; }

    /// <summary>A run's note is to be written.</summary>
    [Parameter] public EventCallback<RunRow> NoteAsked { get; set; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    /// <summary>The top of the page names the dataset; lines name theirs only where there are several.</summary>
    private bool IsOneDataset => Entries.SelectMany(entry => entry.Runs).DistinctBy(run => run.DatasetId).Take(2).Count() < 2;

    /// <summary>Tags and notes stand under the names unless they have a column.</summary>
    private bool Has(string columnId) => Columns.Any(column => column.Id == columnId);

    private List<RunRow> Of(StudyEntry study) => [.. study.Runs.Where(run => Shown.Contains(run.Id))];

    private static string Class(RunColumn column) => column.Id switch
    {
        RunColumns.NameId => "name",
        RunColumns.TagsId => "tags",
        _ => column.IsFigure ? "figure" : "",
    };

    private string Title(RunColumn column) => column.Id == RunColumns.SplitId && !IsOneDataset ? "Dataset / split" : column.Title;

    private string Text(RunColumn column, RunListEntry entry) => column.Id == RunColumns.SplitId && !IsOneDataset
        ? $"{entry.Runs[0].Dataset} / {entry.Runs[0].Split}"
        : column.Text(entry, Clock.GetUtcNow());

    private string? AriaSort(RunColumn column) => column.Id != Sort.Id ? null : IsAscending ? "ascending" : "descending";

    private string Arrow(RunColumn column) => column.Id != Sort.Id ? "" : IsAscending ? " ↑" : " ↓";
}
