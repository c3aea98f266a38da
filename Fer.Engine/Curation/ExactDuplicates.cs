using System.Buffers.Binary;
using Fer.Data.Samples;

namespace Fer.Engine.Curation;

/// <summary>Finds samples with identical pixels.</summary>
public static class ExactDuplicates
{
    /// <summary>Groups samples by the hash of their pixels; samples without a twin are left out.</summary>
    /// <param name="samples">The samples, in any order.</param>
    /// <returns>The groups, by the id of their first member.</returns>
    public static IReadOnlyList<DuplicateGroup> Group(IEnumerable<LabelledHash> samples) =>
        [.. samples.GroupBy(sample => sample.PixelHash, HashComparer.Instance)
            .Select(group => group.OrderBy(sample => sample.SampleId).ToList())
            .Where(members => members.Count > 1)
            .OrderBy(members => members[0].SampleId)
            .Select(Describe)];

    private static DuplicateGroup Describe(List<LabelledHash> members)
    {
        var largest = members.CountBy(member => member.Label).MaxBy(pair => pair.Value);
        return new DuplicateGroup(
            members,
            members.Exists(member => member.Label != members[0].Label),
            members.Exists(member => member.Usage.IsTest()) && !members.TrueForAll(member => member.Usage.IsTest()),
            2 * largest.Value > members.Count ? largest.Key : null);
    }

    private sealed class HashComparer : IEqualityComparer<byte[]>
    {
        public static readonly HashComparer Instance = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] hash) => BinaryPrimitives.ReadInt32LittleEndian(hash);
    }
}
