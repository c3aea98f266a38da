using Fer.Data.Quality;
using Fer.Data.Samples;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Data.Quality;

public sealed class NearGroupsTests
{
    private static CancellationToken Ct => TestLimit.Token;

    [Fact]
    public async Task Reject_TheImageThatHoldsAGroupTogether_DividesItAndRestoreMakesItWhole()
    {
        // 0 and 1 have the same pixels; they are near 2, which is near 3; 3 is near 4.
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (dataset, ids) = await SpecDataset.AddAsync(database, "faces", new(0, Image: 1), new(0, Image: 1), new(0), new(1), new(0), new(2));
        await PairAsync(database, dataset, (ids[0], ids[2]), (ids[2], ids[3]), (ids[3], ids[4]));
        await GroupAsync(database, ids[..5]);
        var groups = new NearGroups(database.Contexts);

        var rejected = await groups.RejectAsync(dataset, ids[2], Ct);

        Assert.Equal([(ids[0], ids[2]), (ids[2], ids[3])], rejected.Select(link => (link.FirstId, link.SecondId)));
        Assert.Equal([ids[0], ids[0], null, ids[3], ids[3], null], await NearGroupsAsync(database));
        Assert.Equal(1, await database.ReadAsync(db => db.Datasets.Select(d => d.Revision).SingleAsync(Ct)));
        Assert.Equal(2, (await groups.ReadRejectedAsync(dataset, Ct)).Count);
        Assert.Equal([2, 2], (await new DuplicateGroups(database.Contexts).ReadAsync(dataset, Ct)).Select(group => group.Members.Count).Order());

        Assert.Equal(2, await groups.RestoreAsync(dataset, [.. rejected.Select(link => (link.FirstId, link.SecondId))], Ct));
        Assert.Equal([ids[0], ids[0], ids[0], ids[0], ids[0], null], await NearGroupsAsync(database));
        Assert.Empty(await groups.ReadRejectedAsync(dataset, Ct));
    }

    [Fact]
    public async Task Reject_AnExactCopy_SetsAllCopiesApartAndLeavesThemTogether()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (dataset, ids) = await SpecDataset.AddAsync(database, "faces", new(0, Image: 1), new(0), new(0, Image: 1));
        await PairAsync(database, dataset, (ids[0], ids[1]), (ids[1], ids[2]));
        await GroupAsync(database, ids);

        var rejected = await new NearGroups(database.Contexts).RejectAsync(dataset, ids[2], Ct);

        Assert.Equal(2, rejected.Count);
        Assert.Equal([ids[0], null, ids[0]], await NearGroupsAsync(database));
    }

    [Fact]
    public async Task Reject_AnImageWithoutPairs_ChangesNothing()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (dataset, ids) = await SpecDataset.AddAsync(database, "faces", new(0, Image: 1), new(0, Image: 1));

        Assert.Empty(await new NearGroups(database.Contexts).RejectAsync(dataset, ids[0], Ct));
        Assert.Equal(0, await database.ReadAsync(db => db.Datasets.Select(d => d.Revision).SingleAsync(Ct)));
    }

    [Fact]
    public async Task Read_ExactAndNearImages_ArePutTogether()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (dataset, ids) = await SpecDataset.AddAsync(
            database, "faces", new(0, Image: 1), new(0, Image: 1), new(1), new(2, SourceUsage.PrivateTest, Image: 2), new(2, Image: 2), new(4));
        await PairAsync(database, dataset, (ids[1], ids[2]));
        await GroupAsync(database, ids[..3]);

        var groups = await new DuplicateGroups(database.Contexts).ReadAsync(dataset, Ct);

        Assert.Equal([ids[..3], ids[3..5]], groups.Select(group => group.Members.Select(member => member.Id)));
        Assert.Equal([(false, true, false), (true, false, true)], groups.Select(group => (group.IsExact, group.IsConflicting, group.CrossesUsages)));
        Assert.Equal((ids[1], ids[2], true), (groups[0].Links[0].FirstId, groups[0].Links[0].SecondId, groups[0].Links[0].IsMirrored));
    }

    private static async Task PairAsync(TestDatabase database, int dataset, params (long First, long Second)[] pairs)
    {
        await using var db = await database.Contexts.CreateDbContextAsync(Ct);
        db.NearPairs.AddRange(pairs.Select(pair => new NearPair { FirstId = pair.First, SecondId = pair.Second, DatasetId = dataset, Correlation = 0.98, IsMirrored = true }));
        await db.SaveChangesAsync(Ct);
    }

    private static async Task GroupAsync(TestDatabase database, long[] ids)
    {
        await using var db = await database.Contexts.CreateDbContextAsync(Ct);
        await db.Samples.Where(sample => ids.Contains(sample.Id)).ExecuteUpdateAsync(set => set.SetProperty(sample => sample.NearGroup, ids[0]), Ct);
    }

    private static Task<List<long?>> NearGroupsAsync(TestDatabase database) =>
        database.ReadAsync(db => db.Samples.OrderBy(sample => sample.Id).Select(sample => sample.NearGroup).ToListAsync(Ct));
}
