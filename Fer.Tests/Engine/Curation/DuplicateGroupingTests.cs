using Fer.Engine.Curation;

namespace Fer.Tests.Engine.Curation;

public sealed class DuplicateGroupingTests
{
    [Fact]
    public void Group_NoImages_IsEmpty() => Assert.Empty(DuplicateGrouping.Group(0, []));

    [Fact]
    public void Group_ChainOfPairs_IsOneGroupNamedByItsFirst() =>
        Assert.Equal([0, 1, 1, 3, 1], DuplicateGrouping.Group(5, [(4, 2), (2, 1), (1, 4)]));

    [Theory]
    [InlineData(3)]
    [InlineData(-1)]
    public void Group_PairOfUnknownImages_IsRefused(int image) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => DuplicateGrouping.Group(3, [(0, image)]));

    /// <summary>Against the transitive closure (Warshall), over random graphs from none to many edges.</summary>
    [Fact]
    public void Group_RandomGraphs_EqualTheTransitiveClosure()
    {
        var random = new Random(11);
        for (var round = 0; round < 200; round++)
        {
            var count = random.Next(1, 25);
            (int, int)[] pairs = [.. Enumerable.Range(0, random.Next(0, 2 * count)).Select(_ => (random.Next(count), random.Next(count)))];

            Assert.Equal(Closure(count, pairs), DuplicateGrouping.Group(count, pairs));
        }
    }

    [Fact]
    public void Join_CountsMembersAndSaysWhetherItMerged()
    {
        var sets = new DisjointSets(4);

        Assert.True(sets.Join(0, 3));
        Assert.False(sets.Join(3, 0));
        Assert.Equal((2, 1), (sets.SizeOf(3), sets.SizeOf(1)));
    }

    private static int[] Closure(int count, (int First, int Second)[] pairs)
    {
        var linked = new bool[count, count];
        for (var i = 0; i < count; i++)
            linked[i, i] = true;
        foreach (var (first, second) in pairs)
            linked[first, second] = linked[second, first] = true;
        for (var via = 0; via < count; via++)
        {
            for (var i = 0; i < count; i++)
            {
                for (var j = 0; j < count; j++)
                    linked[i, j] |= linked[i, via] && linked[via, j];
            }
        }
        return [.. Enumerable.Range(0, count).Select(i => Enumerable.Range(0, count).First(j => linked[i, j]))];
    }
}
