namespace Fer.Data.Labelling;

/// <summary>Append-only fact that something about a sample changed; the database refuses to update or delete one.</summary>
public sealed class LabelEvent
{
    /// <summary>Key; grows in the order of the events.</summary>
    public long Id { get; init; }

    /// <summary>The act that it belongs to; null for the import itself.</summary>
    public long? ActId { get; init; }

    /// <summary>Dataset of the sample.</summary>
    public required int DatasetId { get; init; }

    /// <summary>Sample that was changed.</summary>
    public required long SampleId { get; init; }

    /// <summary>What was changed.</summary>
    public LabelAspect Aspect { get; init; }

    /// <summary>The tag, where <see cref="Aspect"/> is <see cref="LabelAspect.Tag"/>; else null.</summary>
    public int? TagId { get; init; }

    /// <summary>Class index before, or 0 and 1 for the other aspects; null for the import itself.</summary>
    public int? From { get; init; }

    /// <summary>Class index after, or 0 and 1 for the other aspects.</summary>
    public required int To { get; init; }

    /// <summary>What kind of act changed it.</summary>
    public required LabelSource Source { get; init; }

    /// <summary>Name of the person who did it.</summary>
    public required string Actor { get; init; }

    /// <summary>When it was committed.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Why, where somebody said so; for the import of a face that was cut out of a photograph, where and how.</summary>
    public string? Reason { get; init; }
}
