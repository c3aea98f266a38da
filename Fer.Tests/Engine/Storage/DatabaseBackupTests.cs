using Fer.Engine.CommandLine;
using Fer.Engine.Storage;
using Fer.Tests.Engine.Importing;
using Fer.Tests.TestKit;
using Microsoft.Data.Sqlite;

namespace Fer.Tests.Engine.Storage;

public sealed class DatabaseBackupTests
{
    private static CancellationToken Ct => TestLimit.Token;

    private static DatabaseBackup BackupOf(ImportFixture fixture) => new(fixture.Database.Folder, fixture.Database.Contexts);

    [Fact]
    public async Task Write_NewAndOlderTarget_HoldsEverySample()
    {
        await using var fixture = await ImportFixture.CreateAsync(Ct);
        var target = fixture.Files.At("copy.db");
        await BackupOf(fixture).WriteAsync(target, Ct);
        await fixture.ImportAsync(fixture.Files.Write("fer2013.csv", PixelTable.Rows(5)), Ct);

        await BackupOf(fixture).WriteAsync(target, Ct);

        using var copy = new SqliteConnection($"Data Source={target};Pooling=False");
        await copy.OpenAsync(Ct);
        using var command = copy.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM SampleImage";
        Assert.Equal(5L, await command.ExecuteScalarAsync(Ct));
        Assert.Equal(["copy.db", "fer2013.csv"], Directory.GetFiles(fixture.Files.Path).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Write_TargetThatIsNoBackup_IsRefusedAndUntouched()
    {
        await using var fixture = await ImportFixture.CreateAsync(Ct);
        var precious = fixture.Files.Write("thesis.txt", "years of work");

        await Assert.ThrowsAsync<VerbException>(() => BackupOf(fixture).WriteAsync(precious, Ct));
        await Assert.ThrowsAsync<VerbException>(() => BackupOf(fixture).WriteAsync(fixture.Database.Folder.Database, Ct));
        await Assert.ThrowsAsync<VerbException>(() => BackupOf(fixture).WriteAsync(fixture.Files.Path, Ct));
        await Assert.ThrowsAsync<VerbException>(() => BackupOf(fixture).WriteAsync(fixture.Files.At("no/such/folder/copy.db"), Ct));

        Assert.Equal("years of work", await File.ReadAllTextAsync(precious, Ct));
    }
}
