using Fer.Engine.Metrics;

namespace Fer.Engine.Evaluations;

/// <summary>Whether two runs can be told apart on the images that both were scored on.</summary>
public sealed record PairComparison
{
    /// <summary>p value below which two runs count as different.</summary>
    public const double Level = 0.05;

    /// <summary>First run.</summary>
    public required int FirstId { get; init; }

    /// <summary>Second run.</summary>
    public required int SecondId { get; init; }

    /// <summary>Images on which both were scored.</summary>
    public int Count { get; init; }

    /// <summary>McNemar's test; null where the runs cannot be compared.</summary>
    public McNemarResult? Test { get; init; }

    /// <summary>Why the runs cannot be compared; null where they can.</summary>
    public string? Refusal { get; init; }

    /// <summary>Accuracy of the second less that of the first, -1 to 1; null where they cannot be compared.</summary>
    public double? Gain => Test is { } test && Count > 0 ? (double)(test.OnlySecondRight - test.OnlyFirstRight) / Count : null;

    /// <summary>Whether the difference is larger than chance explains at <see cref="Level"/>.</summary>
    public bool IsDistinguishable => Test is { MidP: < Level };
}
