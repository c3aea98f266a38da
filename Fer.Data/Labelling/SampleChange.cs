namespace Fer.Data.Labelling;

/// <summary>What an act does to samples.</summary>
public abstract record SampleChange
{
    private SampleChange()
    {
    }

    /// <summary>Gives all the same label.</summary>
    /// <param name="SampleIds">The samples.</param>
    /// <param name="Label">Class index to give.</param>
    public sealed record SetLabel(IReadOnlyCollection<long> SampleIds, int Label) : SampleChange;

    /// <summary>Gives each its own label.</summary>
    /// <param name="Labels">Class index to give, by sample.</param>
    public sealed record SetLabels(IReadOnlyDictionary<long, int> Labels) : SampleChange
    {
        /// <summary>Class indices that the person saw before, by sample; where one of them is another now, nothing is written. Null to give the labels all the same.</summary>
        public IReadOnlyDictionary<long, int>? Seen { get; init; }
    }

    /// <summary>Marks as reviewed, or takes the mark away.</summary>
    /// <param name="SampleIds">The samples.</param>
    /// <param name="IsReviewed">The mark.</param>
    public sealed record SetReviewed(IReadOnlyCollection<long> SampleIds, bool IsReviewed) : SampleChange;

    /// <summary>Excludes from splits made from now on, or takes back in.</summary>
    /// <param name="SampleIds">The samples.</param>
    /// <param name="IsExcluded">Whether to exclude.</param>
    public sealed record SetExcluded(IReadOnlyCollection<long> SampleIds, bool IsExcluded) : SampleChange;

    /// <summary>Puts a tag on, or takes it off. A tag that the dataset does not have yet is made.</summary>
    /// <param name="SampleIds">The samples.</param>
    /// <param name="Name">The tag; 1 to <see cref="Tags.Tag.LongestName"/> characters.</param>
    /// <param name="IsOn">Whether to put it on.</param>
    public sealed record SetTag(IReadOnlyCollection<long> SampleIds, string Name, bool IsOn) : SampleChange;

    /// <summary>Does several things at once, as one act.</summary>
    /// <param name="Changes">What, in this order; none of them again several, and no labels as seen.</param>
    public sealed record Several(IReadOnlyList<SampleChange> Changes) : SampleChange;
}
