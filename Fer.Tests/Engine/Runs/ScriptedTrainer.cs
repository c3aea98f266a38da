using Fer.Engine.Training;

namespace Fer.Tests.Engine.Runs;

/// <summary>A trainer that does what the test says instead of training.</summary>
internal sealed class ScriptedTrainer(Func<TrainingPlan, ITrainingObserver, CancellationToken, TrainingOutcome> script) : ITrainer
{
    public static TrainingOutcome Cancelled { get; } = new() { WasCancelled = true, Epochs = [], Best = null, Last = null };

    public TrainingOutcome Train(TrainingPlan plan, ITrainingObserver observer, CancellationToken ct) => script(plan, observer, ct);
}
