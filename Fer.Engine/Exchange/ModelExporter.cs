using System.Globalization;
using System.Security.Cryptography;
using Fer.Data;
using Fer.Data.Runs;
using Fer.Data.Splits;
using Fer.Data.Storage;
using Fer.Engine.Export.Onnx;
using Fer.Engine.Imaging;
using Fer.Engine.Inference;
using Fer.Engine.Runs.Worker;
using Fer.Engine.Training;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Exchange;

/// <summary>
/// Writes the weights that a run is judged by as an ONNX file beside its checkpoints, and keeps it only where ONNX Runtime gives the probabilities of the
/// network that was trained.
/// </summary>
public sealed class ModelExporter(IDbContextFactory<FerDbContext> contexts, DataFolder folder, TimeProvider clock)
{
    /// <summary>Images of the validation part, at most, on which both are compared.</summary>
    public const int MostImages = 256;

    /// <summary>Largest difference of a probability that is let pass.</summary>
    public const double Tolerance = 1e-4;

    private const int BatchSize = 64;

    /// <summary>What the exported file says of images; another in tests of what happens where it is wrong.</summary>
    internal Func<string, byte[], float[]> Ask { get; init; } = AskOnnx;

    /// <summary>Exports a run; an earlier file of the same epoch is replaced.</summary>
    /// <exception cref="ModelExportException">There is no such run, it has no weights or no validation images, or the check failed; nothing is kept.</exception>
    /// <exception cref="CheckpointException">The checkpoint is damaged, or its network cannot be written.</exception>
    public async Task<ModelExport> ExportAsync(int runId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var subject = await db.Runs.AsNoTracking().Where(row => row.Id == runId).Select(row => new
        {
            row.SplitId,
            Hash = db.Splits.Where(split => split.Id == row.SplitId).Select(split => split.ContentHash).First(),
            Classes = db.Classes.Where(entry => entry.DatasetId == row.DatasetId).OrderBy(entry => entry.Index).Select(entry => entry.Name).ToList(),
            row.Hyperparameters,
            Checkpoints = row.Checkpoints.Select(entry => new { entry.Kind, entry.Path, entry.Sha256 }).ToList(),
        }).SingleOrDefaultAsync(ct) ?? throw new ModelExportException(NoRun(runId));
        var kind = subject.Hyperparameters.JudgedCheckpoint();
        if (subject.Checkpoints.Find(entry => entry.Kind == kind) is not { } kept)
            throw new ModelExportException(NoWeights(runId));
        var pixels = await ImagesAsync(db, subject.SplitId, ct);
        var checkpoint = Path.Combine(folder.Path, kept.Path);
        var model = OnnxModel.FromCheckpoint(checkpoint, new(runId, subject.Classes, Convert.ToHexStringLower(subject.Hash)));
        var name = string.Create(CultureInfo.InvariantCulture, $"model-{model.Header.Epoch:0000}.onnx");
        var path = Path.Combine(Path.GetDirectoryName(checkpoint)!, name);
        var (sha256, difference) = await WriteCheckedAsync(model, checkpoint, path, pixels, ct);
        var export = new ModelExport
        {
            RunId = runId,
            Epoch = model.Header.Epoch,
            CheckpointSha256 = Convert.ToHexStringLower(kept.Sha256),
            Path = Path.GetRelativePath(folder.Path, path).Replace('\\', '/'),
            Sha256 = sha256,
            Bytes = model.Length,
            CheckedImages = pixels.Length / FaceTensorImage.Area,
            LargestDifference = difference,
            ExportedAt = clock.GetUtcNow(),
        };
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.ModelExports.Where(row => row.RunId == runId && row.Epoch == export.Epoch).ExecuteDeleteAsync(ct);
        db.ModelExports.Add(export);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return export;
    }

    /// <summary>Why a run has nothing that could be exported; null where it has weights.</summary>
    public async Task<string?> RefusalAsync(int runId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var run = await db.Runs.AsNoTracking().Where(row => row.Id == runId).Select(row => new { HasWeights = row.Checkpoints.Any() }).SingleOrDefaultAsync(ct);
        return run is null ? NoRun(runId) : run.HasWeights ? null : NoWeights(runId);
    }

    /// <summary>The export that has the weights a run is judged by now and whose file is there; null where it has to be made.</summary>
    public async Task<ModelExport?> FindAsync(int runId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var run = await db.Runs.AsNoTracking().Where(row => row.Id == runId)
            .Select(row => new { row.Hyperparameters, Checkpoints = row.Checkpoints.Select(entry => new { entry.Kind, entry.Epoch, entry.Sha256 }).ToList() })
            .SingleOrDefaultAsync(ct);
        if (run?.Checkpoints.Find(entry => entry.Kind == run.Hyperparameters.JudgedCheckpoint()) is not { } kept)
            return null;
        var sha256 = Convert.ToHexStringLower(kept.Sha256);
        var export = await db.ModelExports.AsNoTracking().SingleOrDefaultAsync(row => row.RunId == runId && row.Epoch == kept.Epoch && row.CheckpointSha256 == sha256, ct);
        return export is not null && File.Exists(Path.Combine(folder.Path, export.Path)) ? export : null;
    }

    private static string NoRun(int runId) => $"There is no run {runId}; fer runs lists those there are.";

    private static string NoWeights(int runId) => $"Run {runId} has finished no epoch, so there is no model to export.";

    private static async Task<byte[]> ImagesAsync(FerDbContext db, int splitId, CancellationToken ct)
    {
        var ids = await db.SplitSamples.Where(row => row.SplitId == splitId && row.Part == SplitPart.Validation)
            .OrderBy(row => row.SampleId).Select(row => row.SampleId).ToListAsync(ct);
        if (ids.Count == 0)
            throw new ModelExportException("The run's split has no validation images on which the exported model could be checked. Nothing was written.");
        // Spread over the whole part, since neighbours in an import are often of one class.
        var chosen = Enumerable.Range(0, Math.Min(MostImages, ids.Count)).Select(index => ids[(int)((long)index * ids.Count / Math.Min(MostImages, ids.Count))]).ToList();
        var stored = await db.Images.AsNoTracking().Where(image => chosen.Contains(image.SampleId)).OrderBy(image => image.SampleId)
            .Select(image => new { image.SampleId, image.Content }).ToListAsync(ct);
        return [.. stored.SelectMany(image => SplitImages.Decode(image.SampleId, image.Content))];
    }

    private async Task<(string Sha256, double Difference)> WriteCheckedAsync(OnnxModel model, string checkpoint, string path, byte[] pixels, CancellationToken ct)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}{CheckpointFile.Unfinished}";
        try
        {
            Write(model, temporary);
            var trained = await DedicatedThread.RunAsync("export", () => AskTorch(checkpoint, pixels, ct));
            var exported = await Task.Run(() => Ask(temporary, pixels), ct);
            var difference = Largest(trained, exported);
            if (!(difference < Tolerance))
            {
                throw new ModelExportException(string.Create(CultureInfo.InvariantCulture,
                    $"The exported model gives other probabilities than the network that was trained: {difference:0.######} apart at most on {pixels.Length / FaceTensorImage.Area} images, where less than {Tolerance:0.######} is right. Nothing was kept; please report it with the run's network."));
            }

            string sha256;
            await using (var written = File.OpenRead(temporary))
                sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(written, ct));
            File.Move(temporary, path, overwrite: true);
            return (sha256, difference);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static void Write(OnnxModel model, string path)
    {
        using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        model.WriteTo(stream);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Not a number where either has one, so that it never passes for small.</summary>
    private static double Largest(float[] trained, float[] exported) => trained.Length != exported.Length
        ? double.NaN
        : trained.Zip(exported).Aggregate(0.0, (most, pair) => double.IsNaN(most) ? most : Math.Max(most, Math.Abs(pair.First - pair.Second)));

    private static float[] AskTorch(string checkpoint, byte[] pixels, CancellationToken ct)
    {
        using var predictor = Predictor.Load(checkpoint, DeviceChoice.Cpu);
        return predictor.Predict(pixels, BatchSize, TestViews.Plain, progress: null, ct);
    }

    private static float[] AskOnnx(string path, byte[] pixels)
    {
        using var classifier = OnnxClassifier.Open(path);
        return classifier.Predict(pixels);
    }
}
