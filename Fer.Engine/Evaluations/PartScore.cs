namespace Fer.Engine.Evaluations;

/// <summary>A stored score, without its matrix.</summary>
/// <param name="Accuracy">Share of right predictions, 0 to 1.</param>
/// <param name="Low">Lower end of its 95 % interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="MacroF1">Unweighted mean F1, 0 to 1.</param>
/// <param name="Count">Images scored.</param>
/// <param name="Epoch">Epoch of the weights.</param>
public sealed record PartScore(double Accuracy, double Low, double High, double MacroF1, int Count, int Epoch)
{
    /// <summary>Mean recall over the classes, 0 to 1; null where it was not asked for.</summary>
    public double? BalancedAccuracy { get; init; }

    /// <summary>Mean negative log-likelihood, in nats; null where it was not asked for.</summary>
    public double? LogLoss { get; init; }
}
