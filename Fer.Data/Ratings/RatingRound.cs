namespace Fer.Data.Ratings;

/// <summary>A queue of samples that raters label blindly, without seeing the present label or each other's answers.</summary>
public sealed class RatingRound
{
    /// <summary>Longest name, in characters.</summary>
    public const int LongestName = 60;

    /// <summary>Key.</summary>
    public int Id { get; init; }

    /// <summary>Dataset of its samples.</summary>
    public required int DatasetId { get; init; }

    /// <summary>Name, unique within the dataset whatever its case; 1 to <see cref="LongestName"/> characters.</summary>
    public required string Name { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who made it.</summary>
    public required int CuratorId { get; init; }

    /// <summary>Conditions that its samples were drawn from, as Browse writes them into its address.</summary>
    public required string Query { get; init; }

    /// <summary>Seed of the draw and of each rater's order.</summary>
    public required long Seed { get; init; }

    /// <summary>When it was closed; null while ratings are taken.</summary>
    public DateTimeOffset? ClosedAt { get; set; }
}
