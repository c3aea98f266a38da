using System.Security.Cryptography;
using Fer.Data;
using Fer.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Storage;

/// <summary>Checks every checkpoint file against the hash in its row. A run that trains replaces its files meanwhile, so what looks wrong is looked up again.</summary>
internal sealed class CheckpointCheck(DataFolder folder, IDbContextFactory<FerDbContext> contexts)
{
    /// <summary>Adds what is wrong.</summary>
    /// <returns>Checkpoints checked.</returns>
    public async Task<int> FindAsync(List<Finding> findings, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var checkpoints = await db.Checkpoints.AsNoTracking().Select(row => new { row.Path, row.Sha256 }).ToListAsync(ct);
        foreach (var checkpoint in checkpoints)
        {
            if (await FindProblemAsync(checkpoint.Path, checkpoint.Sha256, ct) is { } problem && await IsStillNamedAsync(checkpoint.Path, checkpoint.Sha256, ct))
                findings.Add(new Finding(checkpoint.Path, problem));
        }

        return checkpoints.Count;
    }

    private async Task<bool> IsStillNamedAsync(string path, byte[] hash, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Checkpoints.AnyAsync(row => row.Path == path && row.Sha256 == hash, ct);
    }

    private async Task<string?> FindProblemAsync(string path, byte[] expected, CancellationToken ct)
    {
        try
        {
            await using var stream = File.OpenRead(Path.Combine(folder.Path, path));
            return (await SHA256.HashDataAsync(stream, ct)).AsSpan().SequenceEqual(expected) ? null : "its bytes are not those that were saved";
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return "the file is missing";
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return $"the file cannot be read: {refused.Message}";
        }
    }
}
