using System.Globalization;
using Fer.Data;
using Fer.Data.Runs;
using Fer.Data.Splits;
using Fer.Data.Storage;
using Fer.Data.Votes;
using Fer.Engine.Models;
using Fer.Engine.Training;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Runs.Worker;

/// <summary>Makes the plan of a stored run: its settings, its network, the images of its split, and where it goes on if it was begun before.</summary>
public sealed class PlanReader(IDbContextFactory<FerDbContext> contexts, SplitImages images, DataFolder folder)
{
    /// <summary>Free bytes on the data folder's disk below which no run starts.</summary>
    public const long LeastFreeBytes = 64L << 20;

    /// <summary>Reads everything that the run needs.</summary>
    /// <exception cref="RunFailedException">
    /// There is no such run, its network is unknown, the disk is nearly full, or finished epochs cannot be gone on from.
    /// </exception>
    public async Task<PlannedRun> ReadAsync(int runId, CancellationToken ct)
    {
        CheckFreeSpace();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var run = await db.Runs.AsNoTracking().Where(row => row.Id == runId).Select(row => new
        {
            row.SplitId,
            row.Hyperparameters,
            Classes = db.Classes.Count(entry => entry.DatasetId == row.DatasetId),
        }).SingleOrDefaultAsync(ct) ?? throw new RunFailedException($"There is no run {runId}.");
        var architecture = Architecture(run.Hyperparameters);
        var resumeFrom = await ResumePoint.FindAsync(db, folder, runId, ct);
        var train = await images.ReadAsync(run.SplitId, SplitPart.Train, ct);
        var validation = await images.ReadAsync(run.SplitId, SplitPart.Validation, ct);
        return new PlannedRun(
            new TrainingPlan
            {
                Hyperparameters = run.Hyperparameters,
                Architecture = architecture,
                ClassCount = run.Classes,
                Train = train.Images,
                Validation = validation.Images,
                Votes = run.Hyperparameters.VoteShare > 0
                    ? await VoteShares.ReadAsync(db, run.SplitId, SplitPart.Train, train.SampleIds, run.Classes, ct)
                    : null,
                ResumeFrom = resumeFrom,
                CheckpointFolder = Path.Combine(folder.Checkpoints, runId.ToString(CultureInfo.InvariantCulture)),
                ThreadCount = WorkerThreads.Count,
            },
            validation.SampleIds);
    }

    private static ModelArchitecture Architecture(Hyperparameters settings)
    {
        try
        {
            return RunArchitecture.Of(settings);
        }
        catch (Exception unknown) when (unknown is FormatException or ArgumentException)
        {
            throw new RunFailedException($"This version of Fer cannot build the run's network. {unknown.Message} Clone the run and choose another.", unknown);
        }
    }

    private void CheckFreeSpace()
    {
        var free = new DriveInfo(folder.Path).AvailableFreeSpace;
        if (free < LeastFreeBytes)
            throw new RunFailedException(
                $"The disk of {folder.Path} has {free >> 20} MiB free; at least {LeastFreeBytes >> 20} MiB are needed for checkpoints. Free some space, then resume the run.",
                new IOException("No space left on device"));
    }
}
