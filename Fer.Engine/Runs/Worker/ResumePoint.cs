using System.Security.Cryptography;
using Fer.Data;
using Fer.Data.Runs;
using Fer.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Runs.Worker;

/// <summary>Where a run goes on that an earlier attempt has begun.</summary>
internal static class ResumePoint
{
    private const string WhatToDo = "Its best weights and its curves are kept. Restore the file from a backup of the data folder, or clone the run to train it from the start.";

    /// <summary>The file to resume from; null where no epoch was finished, so that the run begins anew.</summary>
    /// <exception cref="RunFailedException">Epochs were finished, but the file to go on from is missing or damaged.</exception>
    public static async Task<string?> FindAsync(FerDbContext db, DataFolder folder, int runId, CancellationToken ct)
    {
        var last = await db.EpochMetrics.Where(row => row.RunId == runId).MaxAsync(row => (int?)row.Epoch, ct);
        if (last is not { } epoch)
            return null;
        var saved = await db.Checkpoints.AsNoTracking().Where(row => row.RunId == runId && row.Kind == CheckpointKind.Resume)
            .OrderByDescending(row => row.Epoch).Select(row => new { row.Epoch, row.Path, row.Sha256 }).FirstOrDefaultAsync(ct);
        if (saved is null || saved.Epoch != epoch)
            throw new RunFailedException($"The run finished {epoch} {(epoch == 1 ? "epoch" : "epochs")}, but nothing was saved to go on from; an older version of Fer trained it. Its best weights and its curves are kept. Clone the run to train it from the start.");

        var path = Path.Combine(folder.Path, saved.Path);
        if (!File.Exists(path))
            throw new RunFailedException($"The run cannot go on after epoch {epoch}: the file {path} is missing. {WhatToDo}");
        return await IsWholeAsync(path, saved.Sha256, ct)
            ? path
            : throw new RunFailedException($"The run cannot go on after epoch {epoch}: the file {path} is damaged or cannot be read. {WhatToDo}");
    }

    private static async Task<bool> IsWholeAsync(string path, byte[] hash, CancellationToken ct)
    {
        try
        {
            await using var file = File.OpenRead(path);
            return (await SHA256.HashDataAsync(file, ct)).AsSpan().SequenceEqual(hash);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
