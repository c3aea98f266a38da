namespace Fer.Data.Quality;

/// <summary>What a quality run found, in figures. The issues themselves are rows of <see cref="QualityIssue"/>.</summary>
public sealed record QualityReport
{
    /// <summary>Samples of the dataset when it was checked.</summary>
    public required int Images { get; init; }

    /// <summary>Highest sample id that was looked at.</summary>
    public required long LastSampleId { get; init; }

    /// <summary>Dataset's revision at that moment.</summary>
    public required int Revision { get; init; }

    /// <summary>Highest label event at that moment; later events make the figures about labels old.</summary>
    public required long LastEventId { get; init; }

    /// <summary>Identical and nearly identical images; null where they were not looked for.</summary>
    public DuplicateFigures? Duplicates { get; init; }

    /// <summary>Open image faults by kind; null where they were not looked for.</summary>
    public IReadOnlyDictionary<QualityIssueKind, int>? Faults { get; init; }

    /// <summary>What the judgement of the labels found; null where no model judged them.</summary>
    public LabelFigures? Labels { get; init; }

    /// <summary>How well single properties of the images predict the label; null where that was not measured.</summary>
    public IReadOnlyList<PropertyFigures>? Properties { get; init; }

    /// <summary>Samples by class index, excluded ones left out.</summary>
    public required IReadOnlyList<int> ClassCounts { get; init; }

    /// <summary>Seconds by stage.</summary>
    public required IReadOnlyDictionary<string, double> Seconds { get; init; }
}
