using Fer.Data.Labelling;
using Fer.Data.Samples;
using Fer.Data.Splits;
using Fer.Engine.Splitting;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Fer.Tests.Engine.Splitting;

public sealed class RefreshTests
{
    private static CancellationToken Ct => TestLimit.Token;

    [Fact]
    public async Task MakeFromAsync_LabelsAndExclusionsChanged_TakesThemOverEverywhereButInTheTestPart()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var split = await ChangedSplitAsync(database);

        var (id, plan) = await Maker(database).MakeFromAsync(split.Id, "corrected", Ct);

        var rows = await database.ReadAsync(db => db.SplitSamples.Where(row => row.SplitId == id).ToDictionaryAsync(row => row.SampleId, row => (row.Part, row.Label), Ct));
        Assert.Equal((split.TrainPart, 5), rows[split.Relabelled]);
        Assert.Equal(SplitPart.LeftOut, rows[split.Excluded].Part);
        Assert.Equal((SplitPart.Test, 0), rows[split.RelabelledTest]);
        Assert.Equal((SplitPart.Test, 1), rows[split.ExcludedTest]);
        Assert.Equal((1, 1, 1, 1, 0), (plan.Relabelled, plan.KeptTestLabels, plan.ExcludedSince, plan.ExcludedInTest, plan.AddedSince));
        var stored = await database.ReadAsync(db => db.Splits.SingleAsync(row => row.Id == id, Ct));
        Assert.Equal(split.Id, stored.BaseSplitId);
        Assert.Equal(plan.Assignments.Count(row => row.Part != SplitPart.LeftOut), stored.Certificate!.Images);
        Assert.Equal(SplitContentHash.Compute(plan.Assignments), stored.ContentHash);
    }

    [Fact]
    public async Task MakeFromAsync_ImagesAddedSince_AreLeftOut()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (datasetId, _) = await SpecDataset.AddAsync(database, "faces", Faces);
        var (basis, _) = await Maker(database).MakeAsync(datasetId, "base", new SplitRules(), Ct);
        var added = await AddSampleAsync(database, datasetId);

        var (_, plan) = await Maker(database).MakeFromAsync(basis, "later", Ct);

        Assert.Equal(1, plan.AddedSince);
        Assert.Equal(SplitPart.LeftOut, plan.Assignments.Single(row => row.SampleId == added).Part);
    }

    [Fact]
    public async Task MakeFromAsync_UnknownSplitOrNameTaken_IsRefusedAndStoresNothing()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (datasetId, _) = await SpecDataset.AddAsync(database, "faces", Faces);
        var (basis, _) = await Maker(database).MakeAsync(datasetId, "base", new SplitRules(), Ct);

        Assert.Contains("no split 77", (await Assert.ThrowsAsync<SplitException>(() => Maker(database).MakeFromAsync(77, "x", Ct))).Message, StringComparison.Ordinal);
        Assert.Contains("already has", (await Assert.ThrowsAsync<SplitException>(() => Maker(database).MakeFromAsync(basis, "BASE", Ct))).Message, StringComparison.Ordinal);
        Assert.Equal(1, await database.ReadAsync(db => db.Splits.CountAsync(Ct)));
    }

    [Fact]
    public async Task ComparisonAndDrift_AfterACorrection_CountTheSameChanges()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var split = await ChangedSplitAsync(database);
        var (id, _) = await Maker(database).MakeFromAsync(split.Id, "corrected", Ct);
        var comparison = new SplitComparison(database.Contexts, new SplitList(database.Contexts));

        var compared = (await comparison.ReadAsync(split.Id, id, Ct))!;
        var drift = (await new SplitDriftReader(database.Contexts).ReadAsync(split.Id, Ct))!;

        Assert.False(compared.AreSame);
        Assert.Equal((0, 1, 0, 1), (compared.Count(SplitChangeKind.Added), compared.Count(SplitChangeKind.Removed), compared.Count(SplitChangeKind.Moved), compared.Count(SplitChangeKind.Relabelled)));
        Assert.Equal([(0, 5, 1)], compared.Relabelled);
        Assert.Equal([new ChangedSample(split.Relabelled, split.TrainPart, split.TrainPart, 0, 5)], await comparison.PageAsync(compared, SplitChangeKind.Relabelled, 0, 10, Ct));
        Assert.Equal(split.Excluded, Assert.Single(await comparison.PageAsync(compared, SplitChangeKind.Removed, 0, 10, Ct)).SampleId);
        Assert.Empty(await comparison.PageAsync(compared, SplitChangeKind.Relabelled, split.Relabelled, 10, Ct));
        Assert.Equal((2, 2, 0), (drift.RelabelledInAll, drift.ExcludedInAll, drift.Added));
        Assert.Equal((1, 1), (drift.Relabelled[SplitPart.Test], drift.Excluded[SplitPart.Test]));
    }

    [Fact]
    public async Task Comparison_AnotherSeed_CountsWhatMoved()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (datasetId, _) = await SpecDataset.AddAsync(database, "faces", Faces);
        var (first, one) = await Maker(database).MakeAsync(datasetId, "one", new SplitRules(), Ct);
        var added = await AddSampleAsync(database, datasetId);
        var (second, two) = await Maker(database).MakeAsync(datasetId, "two", new SplitRules { Seed = 2 }, Ct);
        var comparison = new SplitComparison(database.Contexts, new SplitList(database.Contexts));

        var compared = (await comparison.ReadAsync(first, second, Ct))!;

        var moved = one.Assignments.Join(two.Assignments, row => row.SampleId, row => row.SampleId, (a, b) => (a.SampleId, From: a.Part, To: b.Part)).Where(row => row.From != row.To).ToList();
        Assert.NotEmpty(moved);
        Assert.Equal(moved.Count, compared.Count(SplitChangeKind.Moved));
        Assert.Equal(moved.Count(row => row.From == SplitPart.Train), compared.Count(SplitPart.Train, SplitPart.Validation));
        Assert.Equal([added], (await comparison.PageAsync(compared, SplitChangeKind.Added, 0, 10, Ct)).Select(row => row.SampleId));
        var page = await comparison.PageAsync(compared, SplitChangeKind.Moved, moved[0].SampleId, 1, Ct);
        Assert.Equal(moved[1].SampleId, Assert.Single(page).SampleId);
    }

    [Fact]
    public async Task Comparison_SplitsOfTwoDatasets_IsNone()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (one, _) = await SpecDataset.AddAsync(database, "one", Faces);
        var (two, _) = await SpecDataset.AddAsync(database, "two", Faces);
        var (first, _) = await Maker(database).MakeAsync(one, "a", new SplitRules(), Ct);
        var (second, _) = await Maker(database).MakeAsync(two, "a", new SplitRules(), Ct);

        Assert.Null(await new SplitComparison(database.Contexts, new SplitList(database.Contexts)).ReadAsync(first, second, Ct));
        Assert.Null(await new SplitDriftReader(database.Contexts).ReadAsync(99, Ct));
    }

    private static SampleSpec[] Faces =>
        [.. Enumerable.Range(0, 40).Select(i => new SampleSpec(i % 2)), new(0, SourceUsage.PublicTest), new(1, SourceUsage.PublicTest), new(1, SourceUsage.PublicTest)];

    private static SplitMaker Maker(TestDatabase database) => new(database.Contexts, new FakeTimeProvider(TinyDataset.ImportedAt));

    private static async Task<(int Id, SplitPart TrainPart, long Relabelled, long Excluded, long RelabelledTest, long ExcludedTest)> ChangedSplitAsync(TestDatabase database)
    {
        var (datasetId, ids) = await SpecDataset.AddAsync(database, "faces", Faces);
        var (id, plan) = await Maker(database).MakeAsync(datasetId, "base", new SplitRules(), Ct);
        var by = await database.CuratorAsync("ada");
        foreach (var (kind, change) in new (ActKind, SampleChange)[]
        {
            (ActKind.BulkLabel, new SampleChange.SetLabel([ids[0], ids[40]], 5)),
            (ActKind.Exclude, new SampleChange.SetExcluded([ids[1], ids[41]], true)),
        })
            Assert.Equal(RelabelOutcome.Saved, (await database.Labels.ApplyAsync(new ActOrder(Guid.NewGuid(), datasetId, kind, change, by), Ct)).Outcome);
        return (id, plan.Assignments.Single(row => row.SampleId == ids[0]).Part, ids[0], ids[1], ids[40], ids[41]);
    }

    private static async Task<long> AddSampleAsync(TestDatabase database, int datasetId)
    {
        await using var db = await database.Contexts.CreateDbContextAsync(Ct);
        var sample = new Sample
        {
            DatasetId = datasetId,
            ImportSourceId = await db.ImportSources.Where(source => source.DatasetId == datasetId).Select(source => source.Id).SingleAsync(Ct),
            SourceKey = "row 900",
            Usage = SourceUsage.Training,
            OriginalLabel = 0,
            Label = 0,
            PixelHash = [.. Enumerable.Repeat((byte)200, 32)],
            Width = 48,
            Height = 48,
        };
        db.Samples.Add(sample);
        await db.SaveChangesAsync(Ct);
        return sample.Id;
    }
}
