using Fer.Engine.Runs;

namespace Fer.Engine.Evaluations;

/// <summary>Makes the scores that every finished training gets.</summary>
public sealed class TrainedScores(Evaluator evaluator, Milestones milestones)
{
    /// <summary>Scores the judged weights on validation, then the kept epochs on training and validation.</summary>
    /// <param name="lease">The attempt that has trained and still holds the run.</param>
    /// <param name="ct">Token; scores that are made stay.</param>
    public async Task ScoreAsync(RunLease lease, CancellationToken ct)
    {
        await evaluator.EvaluateTrainedAsync(lease, ct);
        await milestones.ScoreTrainedAsync(lease, ct);
    }
}
