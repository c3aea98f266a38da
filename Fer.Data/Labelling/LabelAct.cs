namespace Fer.Data.Labelling;

/// <summary>
/// One thing that a person did, however many samples it changed: undone, redone and shown in the history as one.
/// Everything but <see cref="IsUndone"/> and <see cref="LatestActId"/> is written once.
/// </summary>
public sealed class LabelAct
{
    /// <summary>Key; grows in the order of the acts.</summary>
    public long Id { get; init; }

    /// <summary>Identity given by the sender, so that a second arrival of the same act changes nothing.</summary>
    public required Guid Key { get; init; }

    /// <summary>Dataset it changed.</summary>
    public required int DatasetId { get; init; }

    /// <summary>Who did it.</summary>
    public required int CuratorId { get; init; }

    /// <summary>The curator's name at that time.</summary>
    public required string Actor { get; init; }

    /// <summary>What was done.</summary>
    public required ActKind Kind { get; init; }

    /// <summary>When it was committed.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Why, or what exactly; null where nobody said so.</summary>
    public string? Reason { get; init; }

    /// <summary>Samples that it changed.</summary>
    public required int SampleCount { get; set; }

    /// <summary>The act that this one takes back or does again; set where <see cref="Kind"/> is <see cref="ActKind.Undo"/> or <see cref="ActKind.Redo"/>.</summary>
    public long? TargetActId { get; init; }

    /// <summary>Whether it is taken back at present. Always false for undo and redo themselves.</summary>
    public bool IsUndone { get; set; }

    /// <summary>The last undo or redo of this act; its events are what the next one reverses. Null while the act was never taken back.</summary>
    public long? LatestActId { get; set; }
}
