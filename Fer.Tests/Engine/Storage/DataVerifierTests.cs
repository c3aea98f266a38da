using Fer.Data;
using Fer.Data.Splits;
using Fer.Engine.Runs;
using Fer.Engine.Splitting;
using Fer.Engine.Storage;
using Fer.Tests.Engine.Importing;
using Fer.Tests.Engine.Runs;
using Fer.Tests.TestKit;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Engine.Storage;

public sealed class DataVerifierTests
{
    private static CancellationToken Ct => TestLimit.Token;

    private static async Task<ImportFixture> WithFacesAsync()
    {
        var fixture = await ImportFixture.CreateAsync(Ct);
        await fixture.ImportAsync(fixture.Files.Write("fer2013.csv", PixelTable.Rows(20)), Ct);
        return fixture;
    }

    private static Task<VerifyReport> VerifyAsync(ImportFixture fixture) =>
        new DataVerifier(fixture.Database.Folder, fixture.Database.Contexts).VerifyAsync(null, Ct);

    [Fact]
    public async Task Verify_UntouchedFolder_IsSound()
    {
        await using var fixture = await WithFacesAsync();

        var report = await VerifyAsync(fixture);

        Assert.True(report.IsSound);
        Assert.Equal((20, 20, 0, 0), (report.Images, report.LabelEvents, report.Splits, report.Checkpoints));
    }

    [Theory]
    [InlineData("UPDATE SampleImage SET Content = (SELECT Content FROM SampleImage WHERE SampleId = 2) WHERE SampleId = 7", "image 7")]
    [InlineData("UPDATE SampleImage SET Content = substr(Content, 1, 500) WHERE SampleId = 7", "image 7")]
    [InlineData("DELETE FROM SampleImage WHERE SampleId = 7", "image 7")]
    [InlineData("UPDATE Sample SET Label = (Label + 1) % 7 WHERE Id = 7", "image 7")]
    public async Task Verify_OneThingChanged_NamesIt(string sql, string place)
    {
        await using var fixture = await WithFacesAsync();
        await fixture.Database.ReadAsync(db => db.Database.ExecuteSqlRawAsync(sql, Ct));

        var report = await VerifyAsync(fixture);

        Assert.Equal(place, Assert.Single(report.Findings).Place);
    }

    [Fact]
    public async Task Verify_FlippedByteInTheFile_IsFound()
    {
        await using var fixture = await WithFacesAsync();
        var content = (await fixture.SamplesAsync())[4].Image!.Content;
        await fixture.Database.ReadAsync(db => db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", Ct));
        SqliteConnection.ClearAllPools();
        var file = await File.ReadAllBytesAsync(fixture.Database.Folder.Database, Ct);
        var at = file.AsSpan().IndexOf(content.AsSpan(60, 400));
        Assert.True(at > 0);
        file[at + 200] ^= 1;
        await File.WriteAllBytesAsync(fixture.Database.Folder.Database, file, Ct);

        Assert.Equal("image 5", Assert.Single((await VerifyAsync(fixture)).Findings).Place);
    }

    [Theory]
    [InlineData("SELECT 1", false)]
    [InlineData("DROP TRIGGER SplitSample_refuses_update; UPDATE SplitSample SET Label = (Label + 1) % 7 WHERE SampleId = 7", true)]
    [InlineData("DROP TRIGGER SplitSample_refuses_delete; DELETE FROM SplitSample WHERE SampleId = 7", true)]
    public async Task Verify_SplitWhoseRowsChanged_NamesIt(string sql, bool isFound)
    {
        await using var fixture = await WithFacesAsync();
        var datasetId = await fixture.Database.ReadAsync(db => db.Datasets.Select(dataset => dataset.Id).SingleAsync(Ct));
        await new SplitMaker(fixture.Database.Contexts, TimeProvider.System).MakeAsync(
            datasetId, "first", new SplitRules { TestRule = TestRule.Share, TestShare = 0.25 }, Ct);
        await fixture.Database.ReadAsync(db => db.Database.ExecuteSqlRawAsync(sql, Ct));

        var report = await VerifyAsync(fixture);

        Assert.Equal(1, report.Splits);
        Assert.Equal(isFound ? ["split first"] : [], report.Findings.Select(finding => finding.Place));
    }

    [Fact]
    public async Task Verify_MissingCheckpointFile_IsFound()
    {
        await using var fixture = await WithFacesAsync();
        await fixture.Database.ReadAsync(db => db.Database.ExecuteSqlRawAsync(
            """
            PRAGMA foreign_keys = OFF;
            INSERT INTO Checkpoint (RunId, Kind, Epoch, Path, Bytes, Sha256, ValidationAccuracy) VALUES (1, 'Best', 1, 'checkpoints/1/best.fer', 1, x'00', 0.5);
            """,
            Ct));

        var report = await VerifyAsync(fixture);

        Assert.Contains(report.Findings, finding => finding.Place == "checkpoints/1/best.fer");
        Assert.Contains(report.Findings, finding => finding.Problem.Contains("points to no row of Run", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Verify_CheckpointThatARunDropsMeanwhile_IsNoFinding(bool isDropped)
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var runs = await RunFixture.CreateAsync(database, Ct);
        var id = await new RunQueue(database.Contexts, TimeProvider.System).EnqueueAsync(runs.NewRun(), Ct);
        var contexts = new CountedContexts(database.Contexts);
        var verifier = new DataVerifier(database.Folder, contexts);
        await verifier.VerifyAsync(null, Ct);
        var usual = contexts.Created;
        File.Delete(await RunRows.AddEpochAsync(database, id, Ct));
        // All contexts of a sound folder have been asked for by then, so the list of checkpoints has been read.
        contexts.Before = number =>
        {
            if (isDropped && number == 2 * usual + 1)
                Drop(database);
        };

        var report = await verifier.VerifyAsync(null, Ct);

        Assert.Equal(!isDropped, report.Findings.Any(finding => finding.Problem == "the file is missing"));
    }

    private static void Drop(TestDatabase database)
    {
        using var db = database.Contexts.CreateDbContext();
        db.Checkpoints.ExecuteDelete();
    }

    /// <summary>Has something happen before a context is made, as another process might do.</summary>
    private sealed class CountedContexts(IDbContextFactory<FerDbContext> real) : IDbContextFactory<FerDbContext>
    {
        public int Created { get; private set; }

        public Action<int>? Before { get; set; }

        public FerDbContext CreateDbContext()
        {
            Created++;
            Before?.Invoke(Created);
            return real.CreateDbContext();
        }
    }
}
