using Fer.Engine.Training;

namespace Fer.Engine.Runs.Worker;

/// <summary>A run that is ready to train.</summary>
/// <param name="Plan">What to train.</param>
/// <param name="ValidationIds">Samples of the plan's validation images, in their order.</param>
public sealed record PlannedRun(TrainingPlan Plan, IReadOnlyList<long> ValidationIds);
