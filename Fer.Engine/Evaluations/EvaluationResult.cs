using Fer.Data.Splits;
using Fer.Engine.Metrics;

namespace Fer.Engine.Evaluations;

/// <summary>A stored score of a run on one part.</summary>
public sealed record EvaluationResult
{
    /// <summary>The run.</summary>
    public required int RunId { get; init; }

    /// <summary>Dataset of the run.</summary>
    public required int DatasetId { get; init; }

    /// <summary>Part that was scored.</summary>
    public required SplitPart Part { get; init; }

    /// <summary>Epoch of the weights, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>Share of right predictions, 0 to 1.</summary>
    public required double Accuracy { get; init; }

    /// <summary>95 % Wilson interval of the accuracy.</summary>
    public required Interval Interval { get; init; }

    /// <summary>Unweighted mean F1 over the classes, 0 to 1.</summary>
    public required double MacroF1 { get; init; }

    /// <summary>Mean negative log probability of the label, in nats.</summary>
    public required double LogLoss { get; init; }

    /// <summary>Rows actual, columns predicted.</summary>
    public required ConfusionMatrix Matrix { get; init; }

    /// <summary>The classes, by index.</summary>
    public required IReadOnlyList<ClassLabel> Classes { get; init; }
}
