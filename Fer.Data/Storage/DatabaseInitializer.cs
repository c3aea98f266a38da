using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Fer.Data.Storage;

/// <summary>Makes the data folder ready: creates it, brings the database to this version's schema, checks what must hold.</summary>
public sealed class DatabaseInitializer(DataFolder folder, IDbContextFactory<FerDbContext> contexts, TimeProvider clock)
{
    /// <summary>Older SQLite can corrupt a WAL database that two connections write (fixed in 3.51.3).</summary>
    private static readonly Version OldestSafeSqlite = new(3, 51, 3);

    /// <summary>Creates or upgrades the database. Safe to call from several processes at once.</summary>
    /// <exception cref="DataFolderException">The folder cannot be written, or the database is newer than this program or no database.</exception>
    public async Task InitializeAsync(CancellationToken ct)
    {
        CreateFolders();
        using var gate = await MigrationLock.TakeAsync(Path.Combine(folder.Path, "migrate.lock"), clock, ct);
        try
        {
            var db = await contexts.CreateDbContextAsync(ct);
            await using (db)
            {
                await CheckSqliteVersionAsync(db, ct);
                await MigrateAsync(db, ct);
            }
        }
        catch (SqliteException error) when (error.SqliteErrorCode is 11 or 26)
        {
            throw new DataFolderException(
                $"{folder.Database} is damaged or is no SQLite database. Nothing was changed. Move it away and put the newest copy from {folder.Backups} in its place.", error);
        }
    }

    private void CreateFolders()
    {
        try
        {
            Directory.CreateDirectory(folder.Path);
            Directory.CreateDirectory(folder.Checkpoints);
            Directory.CreateDirectory(folder.Backups);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DataFolderException(
                $"The data folder {folder.Path} cannot be written ({error.Message}). Choose another with --data DIR, {DataFolder.EnvironmentVariable} or Fer:DataDirectory in appsettings.json.", error);
        }
    }

    private static async Task CheckSqliteVersionAsync(FerDbContext db, CancellationToken ct)
    {
        var text = await db.Database.SqlQueryRaw<string>("SELECT sqlite_version() AS Value").SingleAsync(ct);
        if (Version.Parse(text) < OldestSafeSqlite)
            throw new DataFolderException($"SQLite {text} is too old: {OldestSafeSqlite} or later is needed. Reinstall Fer with its own packages.");
    }

    private async Task MigrateAsync(FerDbContext db, CancellationToken ct)
    {
        var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var applied = (await db.Database.GetAppliedMigrationsAsync(ct)).ToList();
        if (applied.Find(name => !known.Contains(name)) is { } newer)
            throw new DataFolderException(
                $"{folder.Database} was written by a newer version of Fer ({newer}). Nothing was changed. Start that version, or choose another folder with --data DIR.");
        if (applied.Count == known.Count)
            return;
        if (applied.Count > 0)
            await BackUpAsync(db, ct);
        await ClearStaleMigrationLockAsync(db, ct);
        await db.Database.MigrateAsync(ct);
    }

    private async Task BackUpAsync(FerDbContext db, CancellationToken ct)
    {
        var target = Path.Combine(folder.Backups, $"before-upgrade-{clock.GetUtcNow():yyyyMMdd-HHmmss}.db");
        await db.Database.ExecuteSqlAsync($"VACUUM INTO {target}", ct);
    }

    /// <summary>EF leaves its lock row behind when killed in a migration and would wait for it for ever; under our own file lock it is stale.</summary>
    private static async Task ClearStaleMigrationLockAsync(FerDbContext db, CancellationToken ct)
    {
        var exists = await db.Database
            .SqlQueryRaw<int>("SELECT COUNT(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'").SingleAsync(ct);
        if (exists > 0)
            await db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\"", ct);
    }
}
