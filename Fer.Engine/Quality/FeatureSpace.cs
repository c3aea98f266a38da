using Fer.Data;
using Fer.Data.Runs;
using Fer.Data.Storage;
using Fer.Engine.Runs.Worker;
using Fer.Engine.Training;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Quality;

/// <summary>Where images lie in the eyes of a trained network: the values that its last layer judges by.</summary>
public sealed class FeatureSpace(IDbContextFactory<FerDbContext> contexts, DataFolder folder)
{
    private const int BatchSize = 256;

    /// <summary>The run that was asked for, else the newest completed run of the dataset; null where there is none with weights.</summary>
    internal async Task<FeatureSource?> ChooseAsync(int datasetId, int? runId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var runs = await db.Runs.AsNoTracking()
            .Where(run => run.DatasetId == datasetId && run.State == RunState.Completed && (runId == null || run.Id == runId))
            .OrderByDescending(run => run.Id).Select(run => new { run.Id, run.Hyperparameters, Files = run.Checkpoints.Select(row => new { row.Kind, row.Path }).ToList() })
            .Take(1).ToListAsync(ct);
        return runs.Select(run => (run.Id, File: run.Files.Find(file => file.Kind == run.Hyperparameters.JudgedCheckpoint())))
            .Where(run => run.File is not null).Select(run => new FeatureSource(run.Id, Path.Combine(folder.Path, run.File!.Path))).FirstOrDefault();
    }

    /// <summary>Features of images.</summary>
    /// <param name="source">Run that sees them.</param>
    /// <param name="pixels">N gray 48x48 images.</param>
    /// <param name="progress">Told the share done.</param>
    /// <param name="ct">Stops.</param>
    /// <returns>N·D values row by row; null where the weights cannot be read, so that the images are compared by their looks.</returns>
    internal static async Task<float[]?> OfAsync(FeatureSource source, byte[] pixels, IProgress<double> progress, CancellationToken ct)
    {
        try
        {
            return await DedicatedThread.RunAsync("features", () => Read(source.Path, pixels, progress, ct));
        }
        catch (CheckpointException)
        {
            return null;
        }
    }

    private static float[] Read(string path, byte[] pixels, IProgress<double> progress, CancellationToken ct)
    {
        using var predictor = Predictor.Load(path);
        return predictor.Features(pixels, BatchSize, progress, ct).Values;
    }
}
