using Fer.Data.Samples;
using Fer.Engine.Splitting;

namespace Fer.Tests.Engine.Splitting;

/// <summary>Random samples that are linked by pixels, near groups and fields, and a second opinion on what belongs together.</summary>
internal static class RandomGroups
{
    public static SplitCandidate[] Draw(int seed, int count = 120, int tests = 30)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable.Range(0, count).Select(i => new SplitCandidate(
                i * 3 + 1, random.Next(4), i < tests ? SourceUsage.PublicTest : SourceUsage.Training, (UInt128)random.Next(count * 2),
                IsExcluded: random.Next(20) == 0,
                NearGroup: random.Next(3) == 0 ? random.Next(count) : null,
                Field: random.Next(3) == 0 ? $"p{random.Next(count)}" : null)),
        ];
    }

    /// <summary>Number of the group of each sample, by breadth-first search over all pairs.</summary>
    public static Dictionary<long, int> Search(IReadOnlyList<SplitCandidate> samples, bool near, bool field)
    {
        var groups = new Dictionary<long, int>();
        foreach (var start in samples)
        {
            if (!groups.TryAdd(start.SampleId, groups.Count))
                continue;
            var open = new Queue<SplitCandidate>([start]);
            while (open.TryDequeue(out var one))
            {
                foreach (var other in samples.Where(other => AreTied(one, other, near, field) && groups.TryAdd(other.SampleId, groups[start.SampleId])))
                    open.Enqueue(other);
            }
        }

        return groups;
    }

    private static bool AreTied(SplitCandidate one, SplitCandidate other, bool near, bool field) =>
        one.ImageKey == other.ImageKey
        || (near && one.NearGroup is { } group && group == other.NearGroup)
        || (field && one.Field is { } value && value == other.Field);
}
