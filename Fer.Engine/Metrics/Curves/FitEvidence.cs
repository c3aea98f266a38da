namespace Fer.Engine.Metrics.Curves;

/// <summary>The numbers behind a verdict.</summary>
public sealed record FitEvidence
{
    /// <summary>Half of the 95 % interval of the best validation accuracy: differences below it cannot be told on so many images.</summary>
    public required double Resolution { get; init; }

    /// <summary>Epoch of the best validation accuracy, and that accuracy.</summary>
    public required (int Epoch, double Accuracy) Best { get; init; }

    /// <summary>Median validation accuracy of the last three epochs.</summary>
    public required double LastAccuracy { get; init; }

    /// <summary>Gap between training and validation at the best epoch.</summary>
    public required AccuracyGap GapAtBest { get; init; }

    /// <summary>Gap at the last epoch.</summary>
    public required AccuracyGap GapAtLast { get; init; }

    /// <summary>Epoch with the lowest validation loss, smoothed over three epochs, and that loss in nats.</summary>
    public required (int Epoch, double Loss) LossMinimum { get; init; }

    /// <summary>Median validation loss of the last three epochs less the minimum, in nats.</summary>
    public required double LossRise { get; init; }

    /// <summary>Whether the rise is more than noise: 0.03 nats and 5 % of the minimum at least. The model grows surer than it is right.</summary>
    public required bool IsOverConfident { get; init; }

    /// <summary>Change of validation loss per epoch at the end, in nats.</summary>
    public required Slope LossSlope { get; init; }

    /// <summary>Change of validation accuracy per epoch at the end.</summary>
    public required Slope AccuracySlope { get; init; }

    /// <summary>Sharp drops of validation accuracy in the last third.</summary>
    public required int SharpDrops { get; init; }
}
