using Fer.Engine.Runs.Views;

namespace Fer.Web.Features.Runs;

/// <summary>A line of the list: a run by itself, or a study.</summary>
/// <param name="Run">The run; null for a study.</param>
/// <param name="Study">The study; null for a run.</param>
public sealed record RunListEntry(RunRow? Run, StudyEntry? Study)
{
    /// <summary>Runs of the line.</summary>
    public IReadOnlyList<RunRow> Runs => Study?.Runs ?? [Run!];
}
