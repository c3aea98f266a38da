using Fer.Data.CrossValidations;
using Fer.Data.Labelling;
using Fer.Data.Runs;
using Fer.Data.Samples;
using Fer.Data.Splits;
using Fer.Engine.Splitting;
using Fer.Tests.TestKit;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Fer.Tests.Engine.Splitting;

public sealed class SplitMakerTests
{
    private static readonly SplitRules Drawn = new() { TestRule = TestRule.Share, TestShare = 0.25 };

    private static CancellationToken Ct => TestLimit.Token;

    [Fact]
    public async Task MakeAsync_LabelChangedLater_KeepsTheLabelOfItsMoment()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (datasetId, ids) = await TinyDataset.AddAsync(database, "faces", [.. Enumerable.Repeat(2, 20)]);
        var (splitId, _) = await Maker(database).MakeAsync(datasetId, "first", Drawn, Ct);

        await database.Labels.RelabelAsync(new RelabelCommand(Guid.NewGuid(), ids[4], 5, 1, await database.CuratorAsync("ada")), Ct);

        var rows = await database.ReadAsync(db => db.SplitSamples.Where(row => row.SplitId == splitId).ToListAsync(Ct));
        Assert.Equal(20, rows.Count);
        Assert.All(rows, row => Assert.Equal(2, row.Label));
        var drift = await new SplitDriftReader(database.Contexts).ReadAsync(splitId, Ct);
        Assert.Equal(1, drift!.RelabelledInAll);
    }

    [Fact]
    public async Task MakeAsync_SameRulesTwice_GivesTheSameContentHash()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (datasetId, _) = await TinyDataset.AddAsync(database, "faces", [.. Enumerable.Range(0, 40).Select(i => i % 3)]);
        var maker = Maker(database);

        var (first, _) = await maker.MakeAsync(datasetId, "first", Drawn, Ct);
        var (second, _) = await maker.MakeAsync(datasetId, "second", Drawn, Ct);
        var (other, _) = await maker.MakeAsync(datasetId, "other", Drawn with { Seed = 9 }, Ct);

        var hashes = await database.ReadAsync(db => db.Splits.ToDictionaryAsync(split => split.Id, split => Convert.ToHexString(split.ContentHash), Ct));
        Assert.Equal(hashes[first], hashes[second]);
        Assert.NotEqual(hashes[first], hashes[other]);
    }

    [Fact]
    public async Task MakeAsync_NameTakenInAnotherCase_IsRefusedInWordsAndStoresNothing()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (datasetId, _) = await TinyDataset.AddAsync(database, "faces", [.. Enumerable.Repeat(2, 20)]);
        await Maker(database).MakeAsync(datasetId, "First", Drawn, Ct);

        var error = await Assert.ThrowsAsync<SplitException>(() => Maker(database).MakeAsync(datasetId, " first ", Drawn, Ct));

        Assert.Contains("already has a split named first", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, await database.ReadAsync(db => db.Splits.CountAsync(Ct)));
    }

    [Theory]
    [InlineData("UPDATE Split SET Name = 'other'")]
    [InlineData("DELETE FROM Split")]
    [InlineData("UPDATE SplitSample SET Label = 4")]
    [InlineData("DELETE FROM SplitSample")]
    public async Task Splits_UpdateOrDelete_IsRefusedByTheDatabase(string sql)
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (datasetId, _) = await TinyDataset.AddAsync(database, "faces", [.. Enumerable.Repeat(2, 20)]);
        await Maker(database).MakeAsync(datasetId, "first", Drawn, Ct);

        var error = await Assert.ThrowsAsync<SqliteException>(() => database.ReadAsync(db => db.Database.ExecuteSqlRawAsync(sql, Ct)));

        Assert.Contains("Splits are immutable: make a new one", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MakeAsync_PlanRefused_StoresNothing()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (datasetId, _) = await TinyDataset.AddAsync(database, "faces", 1, 2, 3);

        await Assert.ThrowsAsync<SplitException>(() => Maker(database).MakeAsync(datasetId, "first", new SplitRules(), Ct));

        Assert.Equal(0, await database.ReadAsync(db => db.Splits.CountAsync(Ct)));
    }

    [Fact]
    public async Task MakeAsync_StoredParts_AreThoseOfThePreview()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (datasetId, ids) = await SpecDataset.AddAsync(
            database, "faces", [.. Enumerable.Range(0, 30).Select(i => new SampleSpec(i % 2)), new(0, SourceUsage.PublicTest, 77), new(0, SourceUsage.Training, 77)]);
        var preview = await Maker(database).PreviewAsync(datasetId, new SplitRules(), Ct);

        var (splitId, _) = await Maker(database).MakeAsync(datasetId, "first", new SplitRules(), Ct);

        var facts = await new SplitList(database.Contexts).FindAsync(splitId, Ct);
        Assert.Equal(preview.Counts(), facts!.Counts);
        Assert.Equal((1, 0), (preview.Leaks.Total, facts.Certificate!.ExactCrossing));
        Assert.Equal(1, facts.Summary.Parts[SplitPart.LeftOut]);
        Assert.Equal(SplitPart.LeftOut, preview.Assignments.Single(row => row.SampleId == ids[^1]).Part);
    }

    [Fact]
    public async Task InsertFoldsAsync_PlannedFolds_AreStoredWithNameAndNumber()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (datasetId, _) = await TinyDataset.AddAsync(database, "faces", [.. Enumerable.Range(0, 40).Select(i => i % 3)]);
        await using var db = await database.Contexts.CreateDbContextAsync(Ct);
        await using var transaction = await db.Database.BeginTransactionAsync(Ct);
        var crossValidation = new CrossValidation
        {
            DatasetId = datasetId,
            Name = "suspects",
            Folds = 4,
            Seed = 3,
            IncludesTest = true,
            Hyperparameters = new Hyperparameters { Preset = "fast", Epochs = 1, LearningRate = 0.1 },
            CreatedAt = TinyDataset.ImportedAt,
        };
        db.Add(crossValidation);
        await db.SaveChangesAsync(Ct);
        var plans = FoldPlanner.Plan(await SplitMaker.ReadCandidatesAsync(db, datasetId, SplitField.None, Ct), 4, 3, includesTest: true);

        var ids = await Maker(database).InsertFoldsAsync(db, transaction, datasetId, crossValidation.Id, "suspects", 3, plans, Ct);
        await transaction.CommitAsync(Ct);

        var rows = await database.ReadAsync(other => other.Splits.Include(split => split.Samples).OrderBy(split => split.Fold).ToListAsync(Ct));
        Assert.Equal(ids, rows.Select(row => row.Id));
        Assert.Equal(["suspects, fold 1 of 4", "suspects, fold 2 of 4", "suspects, fold 3 of 4", "suspects, fold 4 of 4"], rows.Select(row => row.Name));
        Assert.All(rows, row => Assert.Equal((crossValidation.Id, 10), (row.CrossValidationId, row.Samples.Count(sample => sample.Part == SplitPart.Validation))));
        Assert.Empty(await new SplitList(database.Contexts).ReadAsync(datasetId, Ct));
    }

    private static SplitMaker Maker(TestDatabase database) => new(database.Contexts, new FakeTimeProvider(TinyDataset.ImportedAt));
}
