using Fer.Data;
using Fer.Data.Storage;
using Fer.Engine.CommandLine;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Storage;

/// <summary>
/// Copies the database while it is in use. The copy is made beside the target, checked, forced to disk and renamed, so that an
/// interrupted backup leaves an older one as it was (<c>VACUUM INTO</c> alone does none of that: sqlite.org/lang_vacuum.html).
/// </summary>
public sealed class DatabaseBackup(DataFolder folder, IDbContextFactory<FerDbContext> contexts)
{
    private static ReadOnlySpan<byte> SqliteMagic => "SQLite format 3\0"u8;

    /// <summary>Writes a copy.</summary>
    /// <param name="target">File to write; an older backup there is replaced.</param>
    /// <param name="ct">Stops, leaving the target as it was.</param>
    /// <returns>Bytes of the copy.</returns>
    /// <exception cref="VerbException">The target is no place for a backup, or the copy is damaged.</exception>
    public async Task<long> WriteAsync(string target, CancellationToken ct)
    {
        var full = Path.GetFullPath(target);
        CheckTarget(full);
        var temporary = $"{full}.{Guid.NewGuid():N}.tmp";
        try
        {
            var db = await contexts.CreateDbContextAsync(ct);
            await using (db)
                await db.Database.ExecuteSqlAsync($"VACUUM INTO {temporary}", ct);
            await CheckCopyAsync(temporary, ct);
            ForceToDisk(temporary);
            File.Move(temporary, full, overwrite: true);
            return new FileInfo(full).Length;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static void ForceToDisk(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        stream.Flush(flushToDisk: true);
    }

    private void CheckTarget(string target)
    {
        if (target == folder.Database || Directory.Exists(target))
            throw new VerbException($"{target} is {(target == folder.Database ? "the database itself" : "a folder")}. Nothing was written. Name another file.");
        if (Path.GetDirectoryName(target) is { } parent && !Directory.Exists(parent))
            throw new VerbException($"There is no folder {parent}. Nothing was written. Make it, or name another file.");
        if (!File.Exists(target))
            return;
        var start = new byte[SqliteMagic.Length];
        using var existing = File.OpenRead(target);
        if (existing.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) > 0 && !start.AsSpan().SequenceEqual(SqliteMagic))
            throw new VerbException($"{target} exists and is no backup. It was not touched. Name another file.");
    }

    private static async Task CheckCopyAsync(string copy, CancellationToken ct)
    {
        var connection = new SqliteConnection($"Data Source={copy};Pooling=False;Mode=ReadOnly");
        await using (connection)
        {
            await connection.OpenAsync(ct);
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA integrity_check";
            if (await command.ExecuteScalarAsync(ct) is not "ok")
                throw new VerbException("The copy is damaged and was deleted; an older backup is as it was. Run fer verify.");
        }
    }
}
