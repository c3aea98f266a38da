using Fer.Engine.Curation;

namespace Fer.Engine.Splitting;

/// <summary>Finds which samples have to stay together.</summary>
internal static class ImageGroups
{
    /// <summary>
    /// The groups of all samples, each sample in exactly one: samples are together where they have the same pixels,
    /// the same <see cref="SplitCandidate.NearGroup"/> or the same <see cref="SplitCandidate.Field"/>, and so are all that
    /// are linked through others. A group's key is the smallest image key in it, so that it depends on pixels alone.
    /// </summary>
    /// <param name="samples">The samples, in any order.</param>
    /// <param name="joinNear">Whether the near groups count.</param>
    /// <param name="joinField">Whether the field counts.</param>
    public static ImageGroup[] Of(IEnumerable<SplitCandidate> samples, bool joinNear, bool joinField)
    {
        SplitCandidate[] ordered = [.. samples.OrderBy(sample => sample.SampleId)];
        var sets = new DisjointSets(ordered.Length);
        JoinEqual(sets, ordered, sample => sample.ImageKey);
        if (joinNear)
            JoinEqual(sets, ordered, sample => sample.NearGroup);
        if (joinField)
            JoinEqual(sets, ordered, sample => sample.Field);
        return [.. Enumerable.Range(0, ordered.Length).GroupBy(sets.Find, index => ordered[index])
            .Select(group => new ImageGroup(group.Min(sample => sample.ImageKey), [.. group]))];
    }

    private static void JoinEqual<TKey>(DisjointSets sets, SplitCandidate[] samples, Func<SplitCandidate, TKey> key)
    {
        var firsts = new Dictionary<ValueTuple<TKey>, int>();
        for (var index = 0; index < samples.Length; index++)
        {
            var value = key(samples[index]);
            if (value is not null && !firsts.TryAdd(new(value), index))
                sets.Join(firsts[new(value)], index);
        }
    }
}
