using Fer.Engine.Metrics;

namespace Fer.Engine.Evaluations.Pairs;

/// <summary>Whether two runs can be told apart on the images that both were scored on.</summary>
public sealed record PairComparison
{
    /// <summary>Corrected p value below which two runs count as different.</summary>
    public const double Level = 0.05;

    /// <summary>First run.</summary>
    public required int FirstId { get; init; }

    /// <summary>Second run.</summary>
    public required int SecondId { get; init; }

    /// <summary>Images on which both were scored.</summary>
    public int Count { get; init; }

    /// <summary>McNemar's test; null where the runs cannot be compared.</summary>
    public McNemarResult? Test { get; init; }

    /// <summary>Mid-p after <see cref="HolmCorrection"/> over all pairs that were tested with it; null where they cannot be compared.</summary>
    public double? CorrectedP { get; init; }

    /// <summary>Pairs that the correction counts: those that were tested together, or all pairs of the runs where the reference was chosen as the best on these images.</summary>
    public int Tested { get; init; } = 1;

    /// <summary>95 % interval of <see cref="Gain"/> by the paired bootstrap; null where they cannot be compared.</summary>
    public Interval? GainInterval { get; init; }

    /// <summary>Macro-F1 of the second less that of the first, with its 95 % interval; null where they cannot be compared.</summary>
    public MetricInterval? MacroF1Gain { get; init; }

    /// <summary>How often they give the same answer, right or wrong; null where they cannot be compared.</summary>
    public RaterAgreement? Agreement { get; init; }

    /// <summary>Why the runs cannot be compared; null where they can.</summary>
    public string? Refusal { get; init; }

    /// <summary>Accuracy of the second less that of the first, -1 to 1; null where they cannot be compared.</summary>
    public double? Gain => Test is { } test && Count > 0 ? (double)(test.OnlySecondRight - test.OnlyFirstRight) / Count : null;

    /// <summary>Whether the difference is larger than chance explains at <see cref="Level"/>, all tested pairs taken together.</summary>
    public bool IsDistinguishable => CorrectedP < Level;

    /// <summary>Whether the test finds a difference and the interval does not leave out 0: copies of images count once in the interval, but each by itself in the test.</summary>
    public bool IsDoubtful => IsDistinguishable && GainInterval is { Low: <= 0, High: >= 0 };
}
