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

    /// <summary>Features of images by the run that was asked for, else by the newest completed run of the dataset.</summary>
    /// <param name="datasetId">The dataset.</param>
    /// <param name="runId">Run to take; null for the newest.</param>
    /// <param name="pixels">N gray 48x48 images.</param>
    /// <param name="progress">Told the share done.</param>
    /// <param name="ct">Stops.</param>
    /// <returns>N·D values row by row and their number D; null where no network can be had.</returns>
    internal async Task<(float[] Values, int Dimension)?> OfAsync(int datasetId, int? runId, byte[] pixels, IProgress<double> progress, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var path = await db.Checkpoints.AsNoTracking()
            .Join(db.Runs.Where(run => run.DatasetId == datasetId && run.State == RunState.Completed && (runId == null || run.Id == runId)),
                checkpoint => checkpoint.RunId, run => run.Id, (checkpoint, run) => new { checkpoint.Kind, checkpoint.Path, run.Id })
            .Where(row => row.Kind == CheckpointKind.Best).OrderByDescending(row => row.Id).Select(row => row.Path).FirstOrDefaultAsync(ct);
        if (path is null)
            return null;
        try
        {
            return await DedicatedThread.RunAsync("features", () => Read(Path.Combine(folder.Path, path), pixels, progress, ct));
        }
        catch (CheckpointException)
        {
            // Without the file there are no features; the images are then compared by their looks.
            return null;
        }
    }

    private static (float[] Values, int Dimension)? Read(string path, byte[] pixels, IProgress<double> progress, CancellationToken ct)
    {
        using var predictor = Predictor.Load(path);
        return predictor.Features(pixels, BatchSize, progress, ct);
    }
}
