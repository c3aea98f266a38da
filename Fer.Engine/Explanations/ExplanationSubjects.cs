using Fer.Data;
using Fer.Data.Runs;
using Fer.Data.Splits;
using Fer.Data.Storage;
using Fer.Engine.Runs.Worker;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Explanations;

/// <summary>Finds the weights that a run is judged by, and says which images they may be explained on.</summary>
public sealed class ExplanationSubjects(IDbContextFactory<FerDbContext> contexts, DataFolder folder)
{
    /// <summary>The weights and the images.</summary>
    /// <exception cref="RunFailedException">There is no such run, or it has finished no epoch.</exception>
    public async Task<ExplanationSubject> FindAsync(int runId, IReadOnlyCollection<long> sampleIds, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(sampleIds);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var run = await db.Runs.AsNoTracking().Where(row => row.Id == runId).Select(row => new
        {
            row.DatasetId,
            row.SplitId,
            row.Hyperparameters,
            Checkpoints = row.Checkpoints.Select(checkpoint => new { checkpoint.Kind, checkpoint.Path, checkpoint.Sha256, checkpoint.Epoch }).ToList(),
            IsOpen = db.TestLooks.Any(look => look.RunId == runId),
        }).SingleOrDefaultAsync(ct) ?? throw new RunFailedException($"There is no run {runId}. See fer runs.");
        var kind = run.Hyperparameters.JudgedCheckpoint();
        if (run.Checkpoints.Find(checkpoint => checkpoint.Kind == kind) is not { } kept)
            throw new RunFailedException($"Run {runId} has finished no epoch, so there is nothing to explain.");
        var pixels = await db.Samples.AsNoTracking().Where(sample => sample.DatasetId == run.DatasetId && sampleIds.Contains(sample.Id))
            .ToDictionaryAsync(sample => sample.Id, sample => sample.PixelHash, ct);
        var locked = run.IsOpen ? [] : (await db.SplitSamples.AsNoTracking()
            .Where(row => row.SplitId == run.SplitId && row.Part == SplitPart.Test && sampleIds.Contains(row.SampleId))
            .Select(row => row.SampleId).ToListAsync(ct)).ToHashSet();
        return new ExplanationSubject(
            Path.Combine(folder.Path, kept.Path), Convert.ToHexStringLower(kept.Sha256), kept.Epoch,
            [.. sampleIds.Select(id => Judge(runId, id, pixels.GetValueOrDefault(id), locked.Contains(id)))]);
    }

    /// <summary>A map names what the model predicts, which is a look at the test result.</summary>
    private static SubjectSample Judge(int runId, long id, byte[]? pixels, bool isLocked) => pixels is null
        ? new(id, "", $"There is no image {id} in the dataset of run {runId}.")
        : isLocked
            ? new(id, "", $"Image {id} is in the test part of run {runId}, which is locked. Look at the run's test result first; the look is recorded.")
            : new(id, Convert.ToHexStringLower(pixels), null);
}
