using Fer.Data.Samples;
using Fer.Data.Splits;
using Fer.Engine.Splitting;
using Fer.Tests.TestKit;

namespace Fer.Tests.Data.Samples;

public sealed class DuplicateGroupsTests
{
    private static CancellationToken Ct => TestLimit.Token;

    [Fact]
    public async Task ReadAsync_ConflictingGroups_ComeFirst()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (datasetId, ids) = await SpecDataset.AddAsync(
            database, "faces", new(3, Image: 1), new(3, SourceUsage.PublicTest, 1), new(3, Image: 1), new(0, Image: 2), new(5, Image: 2), new(6));

        var groups = await new DuplicateGroups(database.Contexts).ReadAsync(datasetId, Ct);

        Assert.Equal([(true, false, 2), (false, true, 3)], groups.Select(group => (group.IsConflicting, group.CrossesUsages, group.Members.Count)));
        Assert.Equal([ids[3], ids[4]], groups[0].Members.Select(member => member.Id));
    }

    [Fact]
    public async Task ReadPartsAsync_OnlyRepeatedImages_AreListed()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (datasetId, ids) = await SpecDataset.AddAsync(
            database, "faces", [new(3, Image: 1), new(3, Image: 1), .. Enumerable.Range(0, 20).Select(_ => new SampleSpec(3))]);
        var (splitId, _) = await new SplitMaker(database.Contexts, TimeProvider.System)
            .MakeAsync(datasetId, "s", new SplitRules { TestRule = TestRule.Share }, Ct);

        var parts = await new DuplicateGroups(database.Contexts).ReadPartsAsync(datasetId, splitId, Ct);

        Assert.Equal([ids[0], ids[1]], parts.Keys.Order());
        Assert.Equal(parts[ids[0]], parts[ids[1]]);
    }
}
