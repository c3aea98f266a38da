namespace Fer.Data.Quality;

/// <summary>What confident learning found about the labels (Northcutt, Jiang, Chuang 2021, arXiv 1911.00068).</summary>
public sealed record LabelFigures
{
    /// <summary>Where the probabilities come from, in words.</summary>
    public required string Source { get; init; }

    /// <summary>Samples with out-of-sample probabilities.</summary>
    public required int Judged { get; init; }

    /// <summary>Samples of the dataset without them: training images of the run, the test part, or images added since.</summary>
    public required int NotJudged { get; init; }

    /// <summary>Share of the judged samples whose label is the most probable class, 0 to 1.</summary>
    public required double Accuracy { get; init; }

    /// <summary>Class thresholds t_j by class index; null for a class without samples.</summary>
    public required IReadOnlyList<double?> Thresholds { get; init; }

    /// <summary>Estimated joint of given (rows) and true class (columns); sums to 1.</summary>
    public required IReadOnlyList<IReadOnlyList<double>> Joint { get; init; }

    /// <summary>Wrong labels that the joint implies among the judged samples.</summary>
    public required double EstimatedErrors { get; init; }

    /// <summary>Samples that were flagged.</summary>
    public required int Suspects { get; init; }
}
