using Fer.Data;
using Fer.Data.Storage;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Tests.Data;

public sealed class DatabaseInitializerTests
{
    private static CancellationToken Ct => TestLimit.Token;

    private static DatabaseInitializer InitializerOf(TestDatabase database) =>
        new(database.Folder, database.Contexts, TimeProvider.System);

    private static Task<string> PragmaAsync(TestDatabase database, string name) =>
        database.ReadAsync(async db =>
        {
            await db.Database.OpenConnectionAsync(Ct);
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"PRAGMA {name}";
            return Convert.ToString(await command.ExecuteScalarAsync(Ct), System.Globalization.CultureInfo.InvariantCulture)!;
        });

    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")]
    [InlineData("foreign_keys", "1")]
    [InlineData("mmap_size", "0")]
    public async Task Connection_Opened_HasTheSafePragmas(string pragma, string expected)
    {
        await using var database = await TestDatabase.CreateAsync(Ct);

        Assert.Equal(expected, await PragmaAsync(database, pragma));
    }

    [Fact]
    public async Task Initialize_LockRowLeftByAKilledMigration_StillStarts()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        await database.ReadAsync(db => db.Database.ExecuteSqlRawAsync(
            """
            DELETE FROM __EFMigrationsHistory;
            CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL);
            INSERT OR REPLACE INTO "__EFMigrationsLock" VALUES (1, '2026-01-01');
            """, Ct));
        await DropAllTablesAsync(database);

        await InitializerOf(database).InitializeAsync(Ct);

        Assert.Equal(0, await database.ReadAsync(db => db.Datasets.CountAsync()));
    }

    [Fact]
    public async Task Initialize_DatabaseOfANewerVersion_IsRefusedInWords()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        await database.ReadAsync(db => db.Database.ExecuteSqlRawAsync(
            "INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Future', '10.0.15')", Ct));

        var error = await Assert.ThrowsAsync<DataFolderException>(() => InitializerOf(database).InitializeAsync(Ct));

        Assert.Contains("newer version of Fer", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Initialize_FileThatIsNoDatabase_IsRefusedAndLeftAsItIs()
    {
        var folder = new DataFolder(Directory.CreateTempSubdirectory("fer-tests").FullName);
        await File.WriteAllTextAsync(folder.Database, new string('x', 8192), Ct);
        await using var services = new ServiceCollection().AddFerData(folder).BuildServiceProvider();

        await Assert.ThrowsAsync<DataFolderException>(() => services.GetRequiredService<DatabaseInitializer>().InitializeAsync(Ct));

        Assert.Equal(new string('x', 8192), await File.ReadAllTextAsync(folder.Database, Ct));
        Directory.Delete(folder.Path, recursive: true);
    }

    [Fact]
    public async Task Initialize_SeveralAtOnce_AllSucceed()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        await DropAllTablesAsync(database);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => InitializerOf(database).InitializeAsync(Ct), Ct)));

        Assert.Equal(0, await database.ReadAsync(db => db.Samples.CountAsync()));
    }

    [Fact]
    public async Task Model_HasNoPendingChanges()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);

        Assert.False(await database.ReadAsync(db => Task.FromResult(db.Database.HasPendingModelChanges())));
    }

    private static Task<int> DropAllTablesAsync(TestDatabase database) => database.ReadAsync(async db =>
    {
        var drops = await db.Database.SqlQueryRaw<string>(
            """
            SELECT 'DROP ' || type || ' "' || name || '"' AS Value FROM sqlite_master
            WHERE type IN ('table', 'trigger') AND name NOT LIKE 'sqlite_%' AND name <> '__EFMigrationsLock'
            ORDER BY type = 'table'
            """).ToListAsync(Ct);
        await db.Database.OpenConnectionAsync(Ct);
        await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys=OFF", Ct);
        foreach (var drop in drops)
            await db.Database.ExecuteSqlRawAsync(drop, Ct);
        return drops.Count;
    });
}
