namespace Fer.Engine.Metrics.Curves;

/// <summary>How well a model fits, with the numbers that say so. <see cref="FitJudge"/> has the rules.</summary>
public sealed record FitVerdict
{
    /// <summary>The verdict.</summary>
    public required FitKind Kind { get; init; }

    /// <summary>What decided it.</summary>
    public required FitReason Reason { get; init; }

    /// <summary>Epoch from which over-fitting or the plateau counts; null for other verdicts.</summary>
    public int? FromEpoch { get; init; }

    /// <summary>Finished epochs.</summary>
    public required int Epochs { get; init; }

    /// <summary>Training images.</summary>
    public required int TrainCount { get; init; }

    /// <summary>Validation images.</summary>
    public required int ValidationCount { get; init; }

    /// <summary>The evidence; null where there is none to have.</summary>
    public FitEvidence? Evidence { get; init; }
}
