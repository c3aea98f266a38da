using Fer.Data.Splits;

namespace Fer.Data.Evaluations;

/// <summary>Score of one kept epoch of a run on one part, for studies of how much training is enough. The run's own evaluation is an <see cref="Evaluation"/>.</summary>
public sealed class MilestoneScore
{
    /// <summary>The run.</summary>
    public required int RunId { get; init; }

    /// <summary>Epoch of the weights, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>Part that was scored.</summary>
    public required SplitPart Part { get; init; }

    /// <summary>Images scored.</summary>
    public required int SampleCount { get; init; }

    /// <summary>Share of correct predictions, 0 to 1.</summary>
    public required double Accuracy { get; init; }

    /// <summary>Lower end of the accuracy's 95 % interval.</summary>
    public required double AccuracyLow { get; init; }

    /// <summary>Upper end of the accuracy's 95 % interval.</summary>
    public required double AccuracyHigh { get; init; }

    /// <summary>Mean of the per-class F1, 0 to 1.</summary>
    public required double MacroF1 { get; init; }

    /// <summary>Mean negative log probability of the label, natural logarithm.</summary>
    public required double LogLoss { get; init; }
}
