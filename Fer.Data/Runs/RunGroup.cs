namespace Fer.Data.Runs;

/// <summary>Runs that were made in one act to answer one question.</summary>
public sealed class RunGroup
{
    /// <summary>Key.</summary>
    public int Id { get; init; }

    /// <summary>Dataset of its runs.</summary>
    public required int DatasetId { get; init; }

    /// <summary>Name shown to people; 1 to 100 characters.</summary>
    public required string Name { get; set; }

    /// <summary>What differs between its runs.</summary>
    public required RunGroupKind Kind { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
