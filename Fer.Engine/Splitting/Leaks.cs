using Fer.Data.Splits;

namespace Fer.Engine.Splitting;

/// <summary>The samples of one group that would give a later part away.</summary>
/// <param name="SampleIds">Those samples.</param>
/// <param name="Count">How many, by likeness.</param>
internal sealed record Leaks(IReadOnlyList<long> SampleIds, LeakCount Count)
{
    private static readonly Leaks None = new([], default);

    /// <summary>Finds the samples in a group whose part comes before another member's part.</summary>
    /// <param name="group">The group.</param>
    /// <param name="partOf">Train, validation or test; test is the last.</param>
    /// <param name="joinNear">Whether near groups keep samples together.</param>
    public static Leaks Of(ImageGroup group, Func<SplitCandidate, SplitPart> partOf, bool joinNear)
    {
        var last = group.Samples.Max(partOf);
        SplitCandidate[] leaking = [.. group.Samples.Where(sample => partOf(sample) < last)];
        if (leaking.Length == 0)
            return None;
        var byImage = group.Samples.GroupBy(sample => sample.ImageKey).ToDictionary(copies => copies.Key, copies => copies.Max(partOf));
        var byLikeness = ImageGroups.Of(group.Samples, joinNear, joinField: false)
            .Select(alike => (alike.Samples, Last: alike.Samples.Max(partOf)))
            .SelectMany(alike => alike.Samples.Select(sample => (sample.SampleId, alike.Last)))
            .ToDictionary(row => row.SampleId, row => row.Last);
        var identical = leaking.Count(sample => byImage[sample.ImageKey] > partOf(sample));
        var alikeOrIdentical = leaking.Count(sample => byLikeness[sample.SampleId] > partOf(sample));
        return new Leaks(
            [.. leaking.Select(sample => sample.SampleId)],
            new LeakCount(identical, alikeOrIdentical - identical, leaking.Length - alikeOrIdentical));
    }
}
