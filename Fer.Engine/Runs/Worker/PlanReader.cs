using System.Globalization;
using Fer.Data;
using Fer.Data.Splits;
using Fer.Data.Storage;
using Fer.Engine.Models;
using Fer.Engine.Training;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Runs.Worker;

/// <summary>Makes the plan of a stored run: its settings, its network and the images of its split.</summary>
public sealed class PlanReader(IDbContextFactory<FerDbContext> contexts, SplitImages images, DataFolder folder)
{
    /// <summary>Free bytes on the data folder's disk below which no run starts.</summary>
    public const long LeastFreeBytes = 64L << 20;

    /// <summary>Reads everything that the run needs.</summary>
    /// <exception cref="RunFailedException">There is no such run, its preset is unknown, or the disk is nearly full.</exception>
    public async Task<TrainingPlan> ReadAsync(int runId, CancellationToken ct)
    {
        CheckFreeSpace();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var run = await db.Runs.AsNoTracking().Where(row => row.Id == runId).Select(row => new
        {
            row.SplitId,
            row.Hyperparameters,
            Classes = db.Classes.Count(entry => entry.DatasetId == row.DatasetId),
        }).SingleOrDefaultAsync(ct) ?? throw new RunFailedException($"There is no run {runId}.");
        if (!PresetCatalog.TryFind(run.Hyperparameters.Preset, out var preset))
            throw new RunFailedException($"This version of Fer has no preset '{run.Hyperparameters.Preset}'. Clone the run and choose another.");
        return new TrainingPlan
        {
            Hyperparameters = run.Hyperparameters,
            Architecture = preset.Architecture,
            ClassCount = run.Classes,
            Train = (await images.ReadAsync(run.SplitId, SplitPart.Train, ct)).Images,
            Validation = (await images.ReadAsync(run.SplitId, SplitPart.Validation, ct)).Images,
            CheckpointFolder = Path.Combine(folder.Checkpoints, runId.ToString(CultureInfo.InvariantCulture)),
            ThreadCount = Environment.ProcessorCount,
        };
    }

    private void CheckFreeSpace()
    {
        var free = new DriveInfo(folder.Path).AvailableFreeSpace;
        if (free < LeastFreeBytes)
            throw new RunFailedException(
                $"The disk of {folder.Path} has {free >> 20} MiB free; at least {LeastFreeBytes >> 20} MiB are needed for checkpoints. Free some space, then clone the run.",
                new IOException("No space left on device"));
    }
}
