using Fer.Data.Splits;

namespace Fer.Data.Evaluations;

/// <summary>A run's best weights scored on one part of its split; one a run and part.</summary>
public sealed class Evaluation
{
    /// <summary>Key.</summary>
    public int Id { get; init; }

    /// <summary>The run.</summary>
    public required int RunId { get; init; }

    /// <summary>Part that was scored.</summary>
    public required SplitPart Part { get; init; }

    /// <summary>Epoch of the weights, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

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

    /// <summary>Confusion matrix, row by row: actual class, then predicted class; length is the class count squared.</summary>
    public required int[] Confusion { get; init; }

    /// <summary>What was predicted for each sample.</summary>
    public List<Prediction> Predictions { get; } = [];
}
