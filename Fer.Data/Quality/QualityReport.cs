namespace Fer.Data.Quality;

/// <summary>What a quality run found, in figures. The issues themselves are rows of <see cref="QualityIssue"/>.</summary>
public sealed record QualityReport
{
    /// <summary>Samples of the dataset when it was checked.</summary>
    public required int Images { get; init; }

    /// <summary>Highest sample id up to which copies and faults were looked for; later samples are new to the checks.</summary>
    public required long LastSampleId { get; init; }

    /// <summary>Dataset's revision at that moment.</summary>
    public required int Revision { get; init; }

    /// <summary>Highest label event at that moment; later events make the figures about labels old.</summary>
    public required long LastEventId { get; init; }

    /// <summary>Identical and nearly identical images; null where nobody has looked for them yet.</summary>
    public DuplicateFigures? Duplicates { get; init; }

    /// <summary>Open image faults by kind; null where nobody has looked for them yet.</summary>
    public IReadOnlyDictionary<QualityIssueKind, int>? Faults { get; init; }

    /// <summary>Run whose network said which images are unlike the others; null where they were compared by their looks.</summary>
    public int? FeatureRunId { get; init; }

    /// <summary>What the judgement of the labels found; null where no model has judged them yet.</summary>
    public LabelFigures? Labels { get; init; }

    /// <summary>How well single properties of the images predict the label; null where that was never measured.</summary>
    public IReadOnlyList<PropertyFigures>? Properties { get; init; }

    /// <summary>Samples by class index, excluded ones left out.</summary>
    public required IReadOnlyList<int> ClassCounts { get; init; }

    /// <summary>Seconds by stage.</summary>
    public required IReadOnlyDictionary<string, double> Seconds { get; init; }
}
