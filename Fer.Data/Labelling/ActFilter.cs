namespace Fer.Data.Labelling;

/// <summary>Which acts of a dataset are looked at. All conditions must hold.</summary>
/// <param name="DatasetId">The dataset.</param>
public sealed record ActFilter(int DatasetId)
{
    /// <summary>Longest text that is searched for, in characters.</summary>
    public const int LongestText = 200;

    /// <summary>Who did them; null for anybody.</summary>
    public int? CuratorId { get; init; }

    /// <summary>What was done; null for anything.</summary>
    public ActKind? Kind { get; init; }

    /// <summary>First moment; null for no limit.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>First moment that is too late; null for no limit.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>Class index that at least one image had before; null for any.</summary>
    public int? FromClass { get; init; }

    /// <summary>Class index that at least one image, the same one, got; null for any.</summary>
    public int? ToClass { get; init; }

    /// <summary>Part of the reason; null for any.</summary>
    public string? Text { get; init; }

    /// <summary>Sample that was changed; null for any.</summary>
    public long? SampleId { get; init; }
}
