namespace Fer.Data.Views;

/// <summary>A filter with its order under a name, to come back to.</summary>
public sealed class SavedView
{
    /// <summary>Longest name, in characters.</summary>
    public const int LongestName = 60;

    /// <summary>Key.</summary>
    public int Id { get; init; }

    /// <summary>Dataset whose samples it shows.</summary>
    public required int DatasetId { get; init; }

    /// <summary>Name, unique within the dataset whatever its case; 1 to <see cref="LongestName"/> characters.</summary>
    public required string Name { get; set; }

    /// <summary>Conditions and order as Browse writes them into its address, without the dataset.</summary>
    public required string Query { get; set; }

    /// <summary>When it was last saved.</summary>
    public required DateTimeOffset SavedAt { get; set; }
}
