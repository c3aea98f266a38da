using Fer.Data.Samples;
using Fer.Tests.TestKit;

namespace Fer.Tests.Data.Samples;

public sealed class SampleDetailsTests
{
    private static CancellationToken Ct => TestLimit.Token;

    [Fact]
    public async Task FindAsync_CopiesAndVotes_AreListed()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (datasetId, ids) = await SpecDataset.AddAsync(database, "faces", new(3, Image: 8), new(0), new(1, SourceUsage.PublicTest, 8));
        await using (var db = await database.Contexts.CreateDbContextAsync(Ct))
        {
            db.Votes.AddRange(
                new Vote { SampleId = ids[0], Study = "FER+", Choice = "sadness", Count = 3 },
                new Vote { SampleId = ids[0], Study = "FER+", Choice = "happiness", Count = 7 });
            await db.SaveChangesAsync(Ct);
        }

        var detail = await new SampleDetails(database.Contexts).FindAsync(datasetId, ids[0], Ct);

        Assert.Equal([new SampleCopy(ids[2], 1, SourceUsage.PublicTest, "row 2")], detail!.Copies);
        Assert.Equal([new VoteCount("FER+", "happiness", 7), new VoteCount("FER+", "sadness", 3)], detail.Votes);
        Assert.Equal(("faces.csv", "row 0", 48), (detail.Source, detail.SourceKey, detail.Width));
    }

    [Fact]
    public async Task FindAsync_SampleOfAnotherDataset_IsNotFound()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (datasetId, _) = await TinyDataset.AddAsync(database, "faces", 1);
        var (_, others) = await TinyDataset.AddAsync(database, "other", 1);

        Assert.Null(await new SampleDetails(database.Contexts).FindAsync(datasetId, others[0], Ct));
    }
}
