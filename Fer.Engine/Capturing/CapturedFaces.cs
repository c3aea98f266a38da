using System.Globalization;
using System.Text.Json;
using Fer.Data;
using Fer.Data.Curators;
using Fer.Data.Datasets;
using Fer.Data.Labelling;
using Fer.Data.Quality;
using Fer.Data.Samples;
using Fer.Engine.Imaging;
using Fer.Engine.Importing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Fer.Engine.Capturing;

/// <summary>
/// Stores faces on which a model was tried into a dataset, where each waits for review. No split tests with them. Nothing
/// that was stored is ever deleted, so taking one back excludes it.
/// </summary>
public sealed class CapturedFaces(IDbContextFactory<FerDbContext> contexts, LabelLog labels, TimeProvider clock)
{
    /// <summary>Stores a face, unless the dataset holds the same pixels already.</summary>
    /// <param name="face">The face.</param>
    /// <param name="by">Who gives the label.</param>
    /// <param name="ct">Stops before anything is written.</param>
    /// <exception cref="CapturingException">The face or the dataset does not allow it; nothing was stored.</exception>
    public async Task<StoredFace> StoreAsync(CapturedFace face, ActingCurator by, CancellationToken ct)
    {
        Check(face);
        var image = new GrayImage(CapturedFace.Side, CapturedFace.Side, face.Pixels);
        var hash = PixelHash.Compute(image);
        await using var db = await contexts.CreateDbContextAsync(ct);
        await db.Database.OpenConnectionAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await CheckAsync(db, face, ct);
        var same = await db.Samples.Where(sample => sample.DatasetId == face.DatasetId && sample.PixelHash == hash)
            .OrderBy(sample => sample.Id).Select(sample => new { sample.Id, sample.Label, sample.IsExcluded }).FirstOrDefaultAsync(ct);
        if (same is not null)
        {
            var isTakenBack = same.IsExcluded && await Open(db, same.Id).AnyAsync(ct);
            await transaction.RollbackAsync(ct);
            return isTakenBack ? await StoreAgainAsync(db, same.Id, face, by, ct) : new StoredFace(StoringOutcome.AlreadyThere, same.Id, same.Label);
        }

        var id = await InsertAsync(db, (SqliteTransaction)transaction.GetDbTransaction(), face, image, hash, by, ct);
        await db.RaiseRevisionAsync(face.DatasetId, ct);
        await transaction.CommitAsync(ct);
        return new StoredFace(StoringOutcome.Stored, id, face.Label);
    }

    /// <summary>Takes a stored face back: it is excluded, and waits for review no longer. Storing it again brings it back.</summary>
    /// <param name="sampleId">The sample.</param>
    /// <param name="by">Who.</param>
    /// <param name="ct">Stops before anything is written.</param>
    /// <returns>Whether it was taken back; false where it is no captured face, was decided about in the review, or is excluded already.</returns>
    public async Task<bool> TakeBackAsync(long sampleId, ActingCurator by, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var datasetId = await Open(db, sampleId).Select(issue => (int?)issue.DatasetId).SingleOrDefaultAsync(ct);
        if (datasetId is not { } dataset)
            return false;
        var result = await labels.ApplyAsync(
            new ActOrder(NewKey(), dataset, ActKind.Exclude, new SampleChange.SetExcluded([sampleId], true), by, "storing it was taken back"), ct);
        return result.Outcome == RelabelOutcome.Saved;
    }

    private static IQueryable<QualityIssue> Open(FerDbContext db, long sampleId) => db.QualityIssues.Where(
        issue => issue.SampleId == sampleId && issue.Kind == QualityIssueKind.FromUse && issue.State == QualityIssueState.Open);

    private static void Check(CapturedFace face)
    {
        if (!ImportSourceKinds.FromUse.Contains(face.Kind))
            throw new ArgumentException("Only faces from a camera or from uploaded pictures are captured.", nameof(face));
        if (face.Pixels.Length != CapturedFace.Side * CapturedFace.Side)
            throw new CapturingException($"A face to store has {CapturedFace.Side} x {CapturedFace.Side} gray values, not {face.Pixels.Length}. Nothing was stored. Crop the face and scale it to that size.");
        if (face.Probabilities.Any(share => share is not (>= 0 and <= 1)))
            throw new CapturingException("The model's answer about this face holds values that are no probabilities. Nothing was stored. Start the model again.");
    }

    private static async Task CheckAsync(FerDbContext db, CapturedFace face, CancellationToken ct)
    {
        var dataset = await db.Datasets.AsNoTracking().Where(row => row.Id == face.DatasetId).Select(row => new { row.Name, row.IsDrawn }).SingleOrDefaultAsync(ct)
            ?? throw new CapturingException("The dataset is not there any more. Nothing was stored. Choose another.");
        if (dataset.IsDrawn)
            throw new CapturingException($"{dataset.Name} holds faces drawn by code. Nothing was stored. Choose a dataset of photographs.");
        var classes = await db.Classes.AsNoTracking().Where(row => row.DatasetId == face.DatasetId)
            .Select(row => new { row.Index, InUse = !db.LabelActs.Any(act => act.Id == row.MergedByActId && !act.IsUndone) }).ToListAsync(ct);
        if (!classes.Exists(row => row.Index == face.Label && row.InUse))
            throw new CapturingException($"{dataset.Name} has no class {face.Label} that gives labels. Nothing was stored. Choose one of its classes.");
        if (face.Probabilities.Count > 0 && face.Probabilities.Count != classes.Count)
            throw new CapturingException($"The model knows {face.Probabilities.Count} classes and {dataset.Name} has {classes.Count}. Nothing was stored. Choose a dataset with the model's classes.");
        if (!await db.Runs.AnyAsync(run => run.Id == face.RunId, ct))
            throw new CapturingException($"There is no run {face.RunId} any more. Nothing was stored. Choose another run.");
    }

    private async Task<long> InsertAsync(
        FerDbContext db, SqliteTransaction transaction, CapturedFace face, GrayImage image, byte[] hash, ActingCurator by, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var sourceId = await CaptureSource.EnsureAsync(db, face.DatasetId, face.Kind, now, ct);
        var key = string.Create(CultureInfo.InvariantCulture, $"{now:yyyy-MM-dd HH:mm:ss} {Convert.ToHexStringLower(hash.AsSpan(0, 8))}");
        var source = new SourceImage(1) { Key = key, Place = key, Label = face.Label, Usage = SourceUsage.Unspecified, Pixels = image };
        using var insert = new SampleInsert((SqliteConnection)db.Database.GetDbConnection(), face.DatasetId, sourceId, by.Name);
        insert.Use(transaction);
        var id = insert.Insert(
            new PreparedSample(source, hash, image.Width, image.Height, GrayStatistics.Of(image), ImageFormat.Png.MediaType(), GrayPng.Encode(image)), now);
        var issue = new QualityIssue
        {
            DatasetId = face.DatasetId,
            SampleId = id,
            Kind = QualityIssueKind.FromUse,
            Score = 0,
            Evidence = "",
            FoundAt = now,
        };
        Describe(issue, face);
        db.QualityIssues.Add(issue);
        await db.SaveChangesAsync(ct);
        return id;
    }

    private async Task<StoredFace> StoreAgainAsync(FerDbContext db, long sampleId, CapturedFace face, ActingCurator by, CancellationToken ct)
    {
        var change = new SampleChange.Several([new SampleChange.SetExcluded([sampleId], false), new SampleChange.SetLabel([sampleId], face.Label)]);
        var act = await labels.ApplyAsync(new ActOrder(NewKey(), face.DatasetId, ActKind.Exclude, change, by, "stored again"), ct);
        if (act.Outcome != RelabelOutcome.Saved)
            throw new CapturingException("The image or its class was changed in this moment. Nothing was stored. Store it once more.");
        Describe(await Open(db, sampleId).SingleAsync(ct), face);
        await db.SaveChangesAsync(ct);
        return new StoredFace(StoringOutcome.StoredAgain, sampleId, face.Label);
    }

    /// <summary>The less the model believed in the label, the more there is to learn from a look at it.</summary>
    private static void Describe(QualityIssue issue, CapturedFace face)
    {
        var evidence = CaptureEvidence.Of(face);
        issue.Score = face.Label < face.Probabilities.Count ? 1 - face.Probabilities[face.Label] : 1;
        issue.Priority = issue.Score;
        issue.GivenLabel = face.Label;
        issue.SuggestedLabel = evidence.TopClass == face.Label ? null : evidence.TopClass;
        issue.Evidence = JsonSerializer.Serialize(evidence, CaptureJsonContext.Default.CaptureEvidence);
    }

    private Guid NewKey() => Guid.CreateVersion7(clock.GetUtcNow());
}
