using Fer.Engine.Importing;
using Fer.Tests.Engine.Importing;
using Fer.Tests.TestKit;
using Fer.Web.Endpoints;
using Microsoft.Extensions.Time.Testing;

namespace Fer.Tests.Web.Endpoints;

public sealed class UploadStoreTests
{
    private static CancellationToken Ct => TestLimit.Token;

    [Theory]
    [InlineData("fer2013 (1).csv")]
    [InlineData("Gesichter für März.csv")]
    public async Task Receive_FileImportedByPathBefore_IsKnownAsTheSameSource(string name)
    {
        await using var fixture = await ImportFixture.CreateAsync(Ct);
        var path = fixture.Files.Write(name, PixelTable.Rows(3));
        await fixture.ImportAsync(path, Ct);
        await using var content = File.OpenRead(path);
        var upload = await new UploadStore(fixture.Database.Folder, TimeProvider.System).ReceiveAsync(name, content, Ct);

        var report = await fixture.Importer.ImportAsync(
            new ImportRequest { Path = upload!.Path, SourceName = upload.Name, DatasetName = "Faces", Actor = "tester" }, null, Ct);

        Assert.Equal((0, 3), (report.Added, report.AlreadyPresent));
    }

    [Theory]
    [InlineData(23, true)]
    [InlineData(25, false)]
    public async Task DeleteStale_UploadOfAnotherProcess_StaysForADay(int hours, bool stays)
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var upload = await new UploadStore(database.Folder, TimeProvider.System).ReceiveAsync("a.csv", new MemoryStream([1]), Ct);
        var later = new FakeTimeProvider(TimeProvider.System.GetUtcNow() + TimeSpan.FromHours(hours));

        new UploadStore(database.Folder, later).DeleteStale();

        Assert.Equal(stays, File.Exists(upload!.Path));
        Assert.Equal(stays ? 1 : 0, Directory.GetDirectories(database.Folder.Uploads).Length);
    }
}
