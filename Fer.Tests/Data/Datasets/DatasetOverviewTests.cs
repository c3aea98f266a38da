using Fer.Data.Datasets;
using Fer.Data.Labelling;
using Fer.Data.Samples;
using Fer.Tests.TestKit;

namespace Fer.Tests.Data.Datasets;

public sealed class DatasetOverviewTests
{
    private static CancellationToken Ct => TestLimit.Token;

    [Fact]
    public async Task FindAsync_FilledDataset_CountsClassesUsagesCopiesAndChanges()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (datasetId, ids) = await SpecDataset.AddAsync(
            database, "faces", new(3, Image: 1), new(3, SourceUsage.PublicTest, 1), new(0, Image: 2), new(5, Image: 2), new(6));
        await database.Labels.RelabelAsync(new RelabelCommand(Guid.NewGuid(), ids[4], 0, 1, await database.CuratorAsync("ada")), Ct);

        var facts = await new DatasetOverview(database.Contexts).FindAsync(datasetId, Ct);

        Assert.Equal([2, 0, 0, 2, 0, 1, 0], facts!.Summary.Classes.Select(row => row.Count));
        Assert.Equal((5, 1, 1), (facts.Summary.SampleCount, facts.Summary.ChangedCount, facts.LabelEvents));
        Assert.Equal((2, 4, 1), (facts.RepeatedImages, facts.RepeatedSamples, facts.ConflictingImages));
        Assert.Contains(new UsageCount(3, SourceUsage.PublicTest, 1), facts.Usages);
        var source = Assert.Single(facts.Sources);
        Assert.Equal(("faces.csv", 5, 1), (source.Name, source.SampleCount, source.RejectedCount));
        Assert.Equal([new RejectionRow("line 7", "2303 pixels instead of 2304")], source.Rejections);
    }

    [Fact]
    public async Task FindAsync_UnknownDataset_IsNull()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);

        Assert.Null(await new DatasetOverview(database.Contexts).FindAsync(7, Ct));
    }

    [Fact]
    public async Task ReadAsync_SeveralDatasets_AreListedByNameWithTheirOwnCounts()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        await TinyDataset.AddAsync(database, "b", 0, 1);
        await TinyDataset.AddAsync(database, "A", 2);

        var list = await new DatasetList(database.Contexts).ReadAsync(Ct);

        Assert.Equal([("A", 1), ("b", 2)], list.Select(row => (row.Name, row.SampleCount)));
        Assert.Equal(7, list[0].Classes.Count);
    }
}
