namespace Fer.Data.Fixing;

/// <summary>One round of mending a dataset: a run's suspects reviewed, the same split with the corrected labels, the same recipe trained again.</summary>
public sealed class FixLoop
{
    /// <summary>Key.</summary>
    public int Id { get; init; }

    /// <summary>The dataset.</summary>
    public required int DatasetId { get; init; }

    /// <summary>Run that the round starts from.</summary>
    public required int BaseRunId { get; init; }

    /// <summary>Highest act when it started; what was decided after it belongs to the round.</summary>
    public required long AfterActId { get; init; }

    /// <summary>Highest act when its split was made; later decisions belong to another round. Null until then.</summary>
    public long? UntilActId { get; set; }

    /// <summary>When it started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Split with the same assignment and the corrected labels; null until it was made.</summary>
    public int? CorrectedSplitId { get; set; }

    /// <summary>Run with the same settings on that split; null until it was queued.</summary>
    public int? CorrectedRunId { get; set; }
}
