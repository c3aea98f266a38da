namespace Fer.Data.Labelling;

/// <summary>Append-only fact that a sample's label changed; the database refuses to update or delete one.</summary>
public sealed class LabelEvent
{
    /// <summary>Key; grows in the order of the events.</summary>
    public long Id { get; init; }

    /// <summary>Identity given by the sender, so that a second arrival of the same event is recognised.</summary>
    public required Guid EventId { get; init; }

    /// <summary>Dataset of the sample.</summary>
    public required int DatasetId { get; init; }

    /// <summary>Sample that was labelled.</summary>
    public required long SampleId { get; init; }

    /// <summary>Class index before; null for the import itself.</summary>
    public int? From { get; init; }

    /// <summary>Class index after.</summary>
    public required int To { get; init; }

    /// <summary>What kind of act changed the label.</summary>
    public required LabelSource Source { get; init; }

    /// <summary>Who did it.</summary>
    public required string Actor { get; init; }

    /// <summary>When it was committed.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Why, where somebody said so.</summary>
    public string? Reason { get; init; }

    /// <summary>Events of one act share it, and are undone together.</summary>
    public Guid? BatchId { get; init; }

    /// <summary>The event that this one takes back; set where <see cref="Source"/> is <see cref="LabelSource.Undo"/>.</summary>
    public long? UndoesId { get; init; }
}
