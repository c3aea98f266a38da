using Fer.Data.Samples;
using Fer.Engine.Metrics;
using Fer.Engine.Training;

namespace Fer.Engine.Evaluations.Details;

/// <summary>Everything that one score tells.</summary>
public sealed record EvaluationDetail
{
    /// <summary>The stored score.</summary>
    public required EvaluationResult Result { get; init; }

    /// <summary>Name of the run.</summary>
    public required string RunName { get; init; }

    /// <summary>Split of the run.</summary>
    public required int SplitId { get; init; }

    /// <summary>Views of each image that were judged together.</summary>
    public required TestViews Views { get; init; }

    /// <summary>All figures with intervals.</summary>
    public required ScoreFigures Figures { get; init; }

    /// <summary>Accuracy against confidence.</summary>
    public required IReadOnlyList<ReliabilityBin> Reliability { get; init; }

    /// <summary>Temperature scaling; null where the run has no score on validation.</summary>
    public required Calibration? Calibration { get; init; }

    /// <summary>Right and wrong predictions by confidence.</summary>
    public required IReadOnlyList<ConfidenceBin> Confidence { get; init; }

    /// <summary>Each class against the rest, by index.</summary>
    public required IReadOnlyList<ThresholdCurves> Curves { get; init; }

    /// <summary>Pairs of classes by how often the one is taken for the other.</summary>
    public required IReadOnlyList<ConfusedPair> Pairs { get; init; }

    /// <summary>Images that the model is most wrong about, the worst first.</summary>
    public required IReadOnlyList<TopLoss> TopLosses { get; init; }

    /// <summary>Slices, the surely worst first.</summary>
    public required IReadOnlyList<SliceFigures> Slices { get; init; }

    /// <summary>What most raters said against the labels, over the images where most of them name a class; null where no image has votes.</summary>
    public required ConfusionMatrix? Raters { get; init; }

    /// <summary>Filter that shows all images of the score.</summary>
    public required SampleFilter Filter { get; init; }
}
