using Fer.Data.Runs;

namespace Fer.Engine.CommandLine;

/// <summary>Result of <c>fer study</c>.</summary>
/// <param name="GroupId">The study.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What differs between its runs.</param>
/// <param name="Runs">Its runs in the order in which they were queued.</param>
public sealed record StudyResult(int GroupId, string Name, RunGroupKind Kind, IReadOnlyList<StudyLine> Runs);
