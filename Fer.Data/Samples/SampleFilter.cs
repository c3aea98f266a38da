using Fer.Data.Splits;

namespace Fer.Data.Samples;

/// <summary>Which samples of a dataset are looked at. Conditions of different kinds must all hold; within one kind any may.</summary>
/// <param name="DatasetId">The dataset.</param>
public sealed record SampleFilter(int DatasetId)
{
    /// <summary>Longest text that is searched for, in characters.</summary>
    public const int LongestText = 200;

    /// <summary>Class indices of the present label; empty for any.</summary>
    public IReadOnlyList<int> Classes { get; init; } = [];

    /// <summary>Class indices of the label at import; empty for any.</summary>
    public IReadOnlyList<int> OriginalClasses { get; init; } = [];

    /// <summary>Split that <see cref="Parts"/> speaks of, or null.</summary>
    public int? SplitId { get; init; }

    /// <summary>Parts of the split; empty for all of its samples. Without meaning where <see cref="SplitId"/> is null.</summary>
    public IReadOnlyList<SplitPart> Parts { get; init; } = [];

    /// <summary>Parts that the source assigned; empty for any.</summary>
    public IReadOnlyList<SourceUsage> Usages { get; init; } = [];

    /// <summary>True for samples whose label differs from the imported one, false for those where it does not, null for both.</summary>
    public bool? Changed { get; init; }

    /// <summary>Only samples whose pixels occur more than once in the dataset.</summary>
    public bool DuplicatesOnly { get; init; }

    /// <summary>Part of the source key, or a source row or sample id as a number; null for any.</summary>
    public string? Text { get; init; }

    /// <summary>Whether nothing but the dataset is asked for.</summary>
    public bool IsEmpty => SampleFilterUrl.Format(this).Length == 0;
}
