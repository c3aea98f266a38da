using Fer.Data.Splits;
using Fer.Engine.Metrics;

namespace Fer.Engine.Evaluations.Pairs;

/// <summary>Where two runs answer differently.</summary>
public sealed record FlipReport
{
    /// <summary>First run.</summary>
    public required int FirstId { get; init; }

    /// <summary>Second run.</summary>
    public required int SecondId { get; init; }

    /// <summary>Their dataset.</summary>
    public required int DatasetId { get; init; }

    /// <summary>Part on which they are compared.</summary>
    public required SplitPart Part { get; init; }

    /// <summary>Images that the first alone is right on.</summary>
    public required FlipSide OnlyFirst { get; init; }

    /// <summary>Images that the second alone is right on.</summary>
    public required FlipSide OnlySecond { get; init; }

    /// <summary>Answers of the first in rows, of the second in columns.</summary>
    public required ConfusionMatrix Answers { get; init; }

    /// <summary>Share of the images on which both give the same answer, right or wrong, with Cohen's kappa.</summary>
    public required RaterAgreement Agreement { get; init; }

    /// <summary>Images on which both give the same wrong answer.</summary>
    public required int SameMistakes { get; init; }

    /// <summary>The classes, by index.</summary>
    public required IReadOnlyList<ClassLabel> Classes { get; init; }
}
