using Fer.Data.Datasets;
using Fer.Data.Labelling;
using Fer.Data.Quality;
using Fer.Data.Runs;
using Fer.Data.Samples;
using Fer.Engine.Capturing;
using Fer.Engine.Imaging;
using Fer.Tests.Engine.Runs;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Engine.Capturing;

public sealed class CapturedFacesTests
{
    private static readonly double[] MostlySad = [0.1, 0, 0, 0.2, 0.6, 0, 0.1];

    private static CancellationToken Ct => TestLimit.Token;

    [Fact]
    public async Task StoreAsync_NewFace_IsASampleWithItsPixelsItsEventAndAnOpenIssue()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (faces, face) = await StartAsync(database);

        var stored = await faces.StoreAsync(face with { Label = 3, Probabilities = MostlySad }, await database.CuratorAsync("ada"), Ct);

        Assert.Equal((StoringOutcome.Stored, 3), (stored.Outcome, stored.Label));
        var sample = await database.ReadAsync(db => db.Samples.Include(row => row.Image).SingleAsync(row => row.Id == stored.SampleId, Ct));
        Assert.Equal((3, 3, 48, 48, SourceUsage.Unspecified), (sample.Label, sample.OriginalLabel, sample.Width, sample.Height, sample.Usage));
        Assert.NotNull(sample.Brightness);
        Assert.Equal(face.Pixels, ImageDecoder.Decode(sample.Image!.Content).Gray.Pixels);
        var source = await database.ReadAsync(db => db.ImportSources.SingleAsync(row => row.Id == sample.ImportSourceId, Ct));
        Assert.Equal(("Webcam", ImportSourceKind.Webcam), (source.Name, source.Kind));
        var labelled = await database.ReadAsync(db => db.LabelEvents.SingleAsync(row => row.SampleId == stored.SampleId, Ct));
        Assert.Equal((LabelSource.Imported, "ada", 3), (labelled.Source, labelled.Actor, labelled.To));
        var issue = Assert.Single(await QueueAsync(database, face.DatasetId));
        Assert.Equal((stored.SampleId, QualityIssueKind.FromUse, 3, (int?)4), (issue.SampleId, issue.Kind, issue.GivenLabel, issue.SuggestedLabel));
        Assert.Equal(0.8, issue.Score, 9);
        Assert.Equal(MostlySad, issue.Evidence.Probabilities);
        Assert.Equal(face.RunId, issue.Evidence.RunId);
    }

    [Fact]
    public async Task StoreAsync_TwoFacesOfAKindAndOneOfAnother_ShareASourceByKindBesideAFolderOfTheName()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (faces, face) = await StartAsync(database);
        await using (var db = await database.Contexts.CreateDbContextAsync(Ct))
        {
            db.ImportSources.Add(new ImportSource { DatasetId = face.DatasetId, Name = "webcam", Kind = ImportSourceKind.Folder, StartedAt = TinyDataset.ImportedAt });
            await db.SaveChangesAsync(Ct);
        }
        var ada = await database.CuratorAsync("ada");

        await faces.StoreAsync(face, ada, Ct);
        await faces.StoreAsync(face with { Pixels = TestImages.Gray(2).Pixels }, ada, Ct);
        await faces.StoreAsync(face with { Pixels = TestImages.Gray(3).Pixels, Kind = ImportSourceKind.Upload }, ada, Ct);

        var names = await database.ReadAsync(db => db.ImportSources.Where(row => ImportSourceKinds.FromUse.Contains(row.Kind)).OrderBy(row => row.Id).Select(row => row.Name).ToListAsync(Ct));
        Assert.Equal(["Webcam 2", "Uploaded pictures"], names);
    }

    [Fact]
    public async Task StoreAsync_SamePixelsTwice_SaysThatTheyAreThereAndStoresNothing()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (faces, face) = await StartAsync(database);
        var ada = await database.CuratorAsync("ada");
        var first = await faces.StoreAsync(face with { Label = 3 }, ada, Ct);

        var second = await faces.StoreAsync(face with { Label = 5, Kind = ImportSourceKind.Upload }, ada, Ct);

        Assert.Equal(new StoredFace(StoringOutcome.AlreadyThere, first.SampleId, 3), second);
        Assert.Single(await QueueAsync(database, face.DatasetId));
    }

    [Fact]
    public async Task TakeBackAsync_StoredFace_LeavesTheQueueAndComesBackUnderItsNewLabel()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (faces, face) = await StartAsync(database);
        var ada = await database.CuratorAsync("ada");
        var stored = await faces.StoreAsync(face with { Label = 3, Probabilities = MostlySad }, ada, Ct);

        Assert.True(await faces.TakeBackAsync(stored.SampleId, ada, Ct));

        Assert.Empty(await QueueAsync(database, face.DatasetId));
        Assert.True(await database.ReadAsync(db => db.Samples.Where(row => row.Id == stored.SampleId).Select(row => row.IsExcluded).SingleAsync(Ct)));
        Assert.False(await faces.TakeBackAsync(stored.SampleId, ada, Ct));

        var again = await faces.StoreAsync(face with { Label = 4, Probabilities = MostlySad }, ada, Ct);

        Assert.Equal(new StoredFace(StoringOutcome.StoredAgain, stored.SampleId, 4), again);
        var issue = Assert.Single(await QueueAsync(database, face.DatasetId));
        Assert.Equal((4, 4, (int?)null), (issue.Label, issue.GivenLabel, issue.SuggestedLabel));
    }

    [Fact]
    public async Task TakeBackAsync_AnImportedSampleOrOneThatWasReviewed_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (faces, face) = await StartAsync(database);
        var ada = await database.CuratorAsync("ada");
        var imported = await database.ReadAsync(db => db.Samples.Select(row => row.Id).FirstAsync(Ct));
        var stored = await faces.StoreAsync(face, ada, Ct);
        var issue = Assert.Single(await QueueAsync(database, face.DatasetId));
        var kept = await new QualityReview(database.Contexts, database.Labels).DecideAsync(
            new QualityAnswer(Guid.NewGuid(), issue.Id, QualityDecision.Kept, null, issue.Version, ada), Ct);

        Assert.Equal(ReviewOutcome.Saved, kept.Outcome);
        Assert.False(await faces.TakeBackAsync(imported, ada, Ct));
        Assert.False(await faces.TakeBackAsync(stored.SampleId, ada, Ct));
    }

    [Theory]
    [InlineData(7, 2304, 0, "no class 7")]
    [InlineData(-1, 2304, 0, "no class -1")]
    [InlineData(3, 2303, 0, "not 2303")]
    [InlineData(3, 2304, 8, "knows 8 classes")]
    public async Task StoreAsync_WhatDoesNotFit_IsRefusedInWordsAndStoresNothing(int label, int pixels, int classes, string words)
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (faces, face) = await StartAsync(database);
        var before = await database.ReadAsync(db => db.Samples.CountAsync(Ct));

        var error = await Assert.ThrowsAsync<CapturingException>(async () => await faces.StoreAsync(
            face with { Label = label, Pixels = new byte[pixels], Probabilities = new double[classes] }, await database.CuratorAsync("ada"), Ct));

        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was stored", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, await database.ReadAsync(db => db.Samples.CountAsync(Ct)));
    }

    [Fact]
    public async Task StoreAsync_DrawnDatasetOrOneThatIsGoneOrAnUnknownRun_IsRefusedInWords()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (faces, face) = await StartAsync(database);
        var ada = await database.CuratorAsync("ada");
        int drawn;
        await using (var db = await database.Contexts.CreateDbContextAsync(Ct))
        {
            var dataset = new Dataset { Name = "drawn", IsDrawn = true, CreatedAt = TinyDataset.ImportedAt };
            db.Datasets.Add(dataset);
            await db.SaveChangesAsync(Ct);
            drawn = dataset.Id;
        }

        Assert.Contains("drawn by code", await RefusalAsync(face with { DatasetId = drawn }), StringComparison.Ordinal);
        Assert.Contains("not there any more", await RefusalAsync(face with { DatasetId = 99 }), StringComparison.Ordinal);
        Assert.Contains("no run 99", await RefusalAsync(face with { RunId = 99 }), StringComparison.Ordinal);

        async Task<string> RefusalAsync(CapturedFace refused) =>
            (await Assert.ThrowsAsync<CapturingException>(() => faces.StoreAsync(refused, ada, Ct))).Message;
    }

    /// <summary>A dataset with a run whose model is tried, and a face for it.</summary>
    internal static async Task<(CapturedFaces Faces, CapturedFace Face)> StartAsync(TestDatabase database)
    {
        var fixture = await RunFixture.CreateAsync(database, Ct);
        await using var db = await database.Contexts.CreateDbContextAsync(Ct);
        var run = new Run
        {
            Name = "tried",
            DatasetId = fixture.DatasetId,
            SplitId = fixture.SplitId,
            Hyperparameters = fixture.NewRun().Hyperparameters,
            QueuedAt = TinyDataset.ImportedAt,
        };
        db.Runs.Add(run);
        await db.SaveChangesAsync(Ct);
        var face = new CapturedFace
        {
            DatasetId = fixture.DatasetId,
            Kind = ImportSourceKind.Webcam,
            Label = 3,
            Pixels = TestImages.Gray(1).Pixels,
            RunId = run.Id,
        };
        return (new CapturedFaces(database.Contexts, database.Labels, TimeProvider.System), face);
    }

    private static Task<IReadOnlyList<QueuedIssue>> QueueAsync(TestDatabase database, int datasetId) =>
        new QualityIssues(database.Contexts).ReadAsync(new IssueFilter(datasetId) { Kinds = [QualityIssueKind.FromUse] }, null, 10, Ct);
}
