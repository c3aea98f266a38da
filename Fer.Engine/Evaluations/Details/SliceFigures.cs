using Fer.Data.Samples;
using Fer.Engine.Metrics;

namespace Fer.Engine.Evaluations.Details;

/// <summary>How well the images of one slice are told, against all others of the score.</summary>
public sealed record SliceFigures
{
    /// <summary>What the slice is by, such as "Brightness".</summary>
    public required string Property { get; init; }

    /// <summary>Its value, such as "0–20 %".</summary>
    public required string Value { get; init; }

    /// <summary>Images.</summary>
    public required int Count { get; init; }

    /// <summary>Groups of images that are alike; an image alone is one.</summary>
    public required int Groups { get; init; }

    /// <summary>Accuracy with its 95 % Wilson interval, which counts groups.</summary>
    public required MetricInterval Accuracy { get; init; }

    /// <summary>Mean F1 over the classes that occur.</summary>
    public required double MacroF1 { get; init; }

    /// <summary>Accuracy less that of all other images, with the 95 % hybrid score interval of two shares (Newcombe 1998); null where there are no others.</summary>
    public required MetricInterval? Difference { get; init; }

    /// <summary>Filter that shows these images; null where Browse has no condition for it.</summary>
    public required SampleFilter? Filter { get; init; }

    /// <summary>Fewest groups of images about which a slice says anything.</summary>
    public const int Fewest = 30;

    /// <summary>Whether there are too few images to say anything.</summary>
    public bool IsTooSmall => Groups < Fewest;

    /// <summary>Whether the interval of the difference leaves out 0: the slice is told worse (or better) than the others by more than chance.</summary>
    public bool Differs => !IsTooSmall && Difference is { Interval: { } interval } && (interval.Low > 0 || interval.High < 0);
}
