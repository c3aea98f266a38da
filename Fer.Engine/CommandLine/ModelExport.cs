using Fer.Data.Runs;
using Fer.Engine.Export.Onnx;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.CommandLine;

/// <summary>Writes a run's best weights to an ONNX file, whole or not at all.</summary>
internal static class ModelExport
{
    /// <summary>Writes the file, replacing an older one.</summary>
    /// <exception cref="VerbException">There is no such run, or it has no weights.</exception>
    public static async Task<ModelExportResult> WriteAsync(VerbContext context, int runId, string file, CancellationToken ct)
    {
        var (checkpoint, metadata) = await ReadAsync(context, runId, ct);
        var model = OnnxModel.FromCheckpoint(checkpoint, metadata);
        ct.ThrowIfCancellationRequested();
        Write(model, file);
        return new ModelExportResult(file, runId, model.Header.Epoch, [.. metadata.Classes.Take(model.Header.ClassCount)], model.Length);
    }

    private static async Task<(string Checkpoint, OnnxMetadata Metadata)> ReadAsync(VerbContext context, int runId, CancellationToken ct)
    {
        await using var db = await context.Contexts.CreateDbContextAsync(ct);
        var run = await db.Runs.AsNoTracking().Where(row => row.Id == runId).Select(row => new
        {
            Split = db.Splits.Where(split => split.Id == row.SplitId).Select(split => split.ContentHash).First(),
            Classes = db.Classes.Where(entry => entry.DatasetId == row.DatasetId).OrderBy(entry => entry.Index).Select(entry => entry.Name).ToList(),
            row.Hyperparameters,
            Checkpoints = row.Checkpoints.Select(entry => new { entry.Kind, entry.Path }).ToList(),
        }).SingleOrDefaultAsync(ct) ?? throw new VerbException($"There is no run {runId} in {context.Folder.Path}; fer runs lists those there are.");
        var kind = run.Hyperparameters.JudgedCheckpoint();
        if (run.Checkpoints.Find(entry => entry.Kind == kind) is not { } kept)
            throw new VerbException($"Run {runId} has finished no epoch, so there is no model to export.");
        return (Path.Combine(context.Folder.Path, kept.Path), new OnnxMetadata(runId, run.Classes, Convert.ToHexStringLower(run.Split)));
    }

    private static void Write(OnnxModel model, string file)
    {
        var temporary = $"{file}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                model.WriteTo(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, file, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
