namespace Fer.Data.Tags;

/// <summary>A word that people put on samples of one dataset.</summary>
public sealed class Tag
{
    /// <summary>Longest name, in characters.</summary>
    public const int LongestName = 40;

    /// <summary>Key.</summary>
    public int Id { get; init; }

    /// <summary>Dataset it belongs to.</summary>
    public required int DatasetId { get; init; }

    /// <summary>Name, unique within the dataset whatever its case; 1 to <see cref="LongestName"/> characters.</summary>
    public required string Name { get; set; }
}
