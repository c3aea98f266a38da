using Fer.Data.Splits;

namespace Fer.Engine.Evaluations;

/// <summary>A run's weights of one epoch scored on one part.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Part">Part that was scored.</param>
/// <param name="Score">The score; it names the epoch.</param>
public sealed record StudyScore(int RunId, SplitPart Part, PartScore Score);
