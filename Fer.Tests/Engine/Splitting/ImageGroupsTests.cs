using Fer.Engine.Splitting;

namespace Fer.Tests.Engine.Splitting;

public sealed class ImageGroupsTests
{
    public static TheoryData<int, bool, bool> Cases => [.. from seed in Enumerable.Range(0, 25) from near in new[] { true, false } from byField in new[] { true, false } select (seed, near, byField)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Of_RandomLinks_AreThoseOfABreadthFirstSearch(int seed, bool near, bool field)
    {
        var samples = RandomGroups.Draw(seed);

        var groups = ImageGroups.Of(samples, near, field);

        var expected = RandomGroups.Search(samples, near, field).GroupBy(row => row.Value, row => row.Key).Select(group => string.Join(',', group.Order()));
        Assert.Equal(expected.Order(), groups.Select(group => string.Join(',', group.Samples.Select(sample => sample.SampleId).Order())).Order());
        Assert.All(groups, group => Assert.Equal(group.Samples.Min(sample => sample.ImageKey), group.Key));
    }
}
