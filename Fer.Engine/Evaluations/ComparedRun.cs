using Fer.Engine.Runs.Views;

namespace Fer.Engine.Evaluations;

/// <summary>A run in a comparison.</summary>
/// <param name="Run">The run.</param>
/// <param name="Epochs">Its curve.</param>
/// <param name="Score">Its stored score on the compared part; null where it has none.</param>
public sealed record ComparedRun(RunRow Run, IReadOnlyList<EpochPoint> Epochs, PartScore? Score);
