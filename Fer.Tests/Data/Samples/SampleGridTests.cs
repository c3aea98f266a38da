using Fer.Data.Labelling;
using Fer.Data.Quality;
using Fer.Data.Samples;
using Fer.Data.Splits;
using Fer.Engine.Splitting;
using Fer.Tests.TestKit;

namespace Fer.Tests.Data.Samples;

public sealed class SampleGridTests
{
    private static CancellationToken Ct => TestLimit.Token;

    [Fact]
    public async Task ListIdsAsync_ClassesAndUsages_KeepImportOrderAndOtherDatasetsOut()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        await TinyDataset.AddAsync(database, "other", 0, 1, 2);
        var (datasetId, ids) = await SpecDataset.AddAsync(
            database, "faces", new(3), new(0), new(3, SourceUsage.PublicTest), new(1), new(0, SourceUsage.PublicTest));
        var grid = new SampleGrid(database.Contexts);

        Assert.Equal(ids, await grid.ListIdsAsync(new SampleFilter(datasetId), Ct));
        Assert.Equal([ids[0], ids[1], ids[2], ids[4]], await grid.ListIdsAsync(new SampleFilter(datasetId) { Classes = [0, 3] }, Ct));
        Assert.Equal([ids[2]], await grid.ListIdsAsync(
            new SampleFilter(datasetId) { Classes = [3], Usages = [SourceUsage.PublicTest, SourceUsage.Test] }, Ct));
    }

    [Fact]
    public async Task CountByClassAsync_ClassFilter_CountsTheOtherClassesToo()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (datasetId, _) = await SpecDataset.AddAsync(
            database, "faces", new(3), new(0), new(3, SourceUsage.PublicTest), new(1), new(0, SourceUsage.PublicTest));

        var counts = await new SampleGrid(database.Contexts).CountByClassAsync(
            new SampleFilter(datasetId) { Classes = [3], Usages = [SourceUsage.PublicTest] }, Ct);

        Assert.Equal(new Dictionary<int, int> { [0] = 1, [3] = 1 }, counts);
    }

    [Fact]
    public async Task ListIdsAsync_Changed_FollowsTheLabelLog()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (datasetId, ids) = await TinyDataset.AddAsync(database, "faces", 0, 1, 2);
        await database.Labels.RelabelAsync(new RelabelCommand(Guid.NewGuid(), ids[1], 6, 1, await database.CuratorAsync("ada")), Ct);
        var grid = new SampleGrid(database.Contexts);

        Assert.Equal([ids[1]], await grid.ListIdsAsync(new SampleFilter(datasetId) { Changed = true }, Ct));
        Assert.Equal([ids[0], ids[2]], await grid.ListIdsAsync(new SampleFilter(datasetId) { Changed = false }, Ct));
        Assert.Equal([ids[1]], await grid.ListIdsAsync(new SampleFilter(datasetId) { OriginalClasses = [1], Classes = [6] }, Ct));
    }

    [Fact]
    public async Task ListIdsAsync_ExactDuplicates_GivesAllMembersOfRepeatedImages()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (datasetId, ids) = await SpecDataset.AddAsync(
            database, "faces", new(3, Image: 8), new(0), new(1, Image: 8), new(1), new(1, Image: 9));
        await SpecDataset.AddAsync(database, "other", new SampleSpec(1, Image: 9));

        Assert.Equal([ids[0], ids[2]], await new SampleGrid(database.Contexts)
            .ListIdsAsync(new SampleFilter(datasetId) { Issues = [QualityIssueKind.ExactDuplicate] }, Ct));
    }

    [Fact]
    public async Task ListIdsAsync_SplitPart_GivesItsSamples()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (datasetId, _) = await TinyDataset.AddAsync(database, "faces", [.. Enumerable.Repeat(2, 20)]);
        var (splitId, plan) = await new SplitMaker(database.Contexts, TimeProvider.System)
            .MakeAsync(datasetId, "s", new SplitRules { TestRule = TestRule.Share }, Ct);
        var grid = new SampleGrid(database.Contexts);

        Assert.Equal(
            plan.Assignments.Where(row => row.Part == SplitPart.Validation).Select(row => row.SampleId),
            await grid.ListIdsAsync(new SampleFilter(datasetId) { SplitId = splitId, Parts = [SplitPart.Validation] }, Ct));
        Assert.Equal(20, (await grid.ListIdsAsync(new SampleFilter(datasetId) { SplitId = splitId }, Ct)).Length);
        Assert.Empty(await grid.ListIdsAsync(new SampleFilter(datasetId) { SplitId = 999 }, Ct));
    }

    [Theory]
    [InlineData("row 1", new[] { 1 })]
    [InlineData("ROW", new[] { 0, 1, 2 })]
    [InlineData("2", new[] { 1, 2 })]
    [InlineData("%", new int[0])]
    [InlineData("row_1", new int[0])]
    [InlineData("' OR 1=1 --", new int[0])]
    public async Task ListIdsAsync_Text_SearchesKeysRowsAndIdsLiterally(string text, int[] rows)
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (datasetId, ids) = await TinyDataset.AddAsync(database, "faces", 0, 1, 2);

        var found = await new SampleGrid(database.Contexts).ListIdsAsync(new SampleFilter(datasetId) { Text = text }, Ct);

        Assert.Equal(rows.Select(row => ids[row]), found);
    }

    [Fact]
    public async Task ReadCellsAsync_UnknownIdsAndAnyOrder_KeepsTheOrderAsked()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (_, ids) = await TinyDataset.AddAsync(database, "faces", 4, 5, 6);

        var cells = await new SampleGrid(database.Contexts).ReadCellsAsync([ids[2], 12345, ids[0]], Ct);

        Assert.Equal([(ids[2], 6, 1), (ids[0], 4, 1)], cells.Select(cell => (cell.Id, cell.Label, cell.Version)));
        Assert.Equal("020000000000", cells[0].ImageTag);
    }
}
