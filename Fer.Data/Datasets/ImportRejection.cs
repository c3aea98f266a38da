namespace Fer.Data.Datasets;

/// <summary>A row or entry of a source that could not be used.</summary>
public sealed class ImportRejection
{
    /// <summary>Key.</summary>
    public int Id { get; init; }

    /// <summary>Source it stands in.</summary>
    public int ImportSourceId { get; init; }

    /// <summary>Where: <c>line 17</c> or the entry's name.</summary>
    public required string Place { get; init; }

    /// <summary>Why, in words a person understands.</summary>
    public required string Reason { get; init; }
}
