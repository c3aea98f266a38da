using System.Buffers.Binary;
using Fer.Engine.Importing;
using Fer.Tests.TestKit;

namespace Fer.Tests.Engine.Importing;

public sealed class HostileZipTests
{
    private static CancellationToken Ct => TestLimit.Token;

    [Theory]
    [InlineData("../happy/evil.png")]
    [InlineData("happy/../../evil.png")]
    [InlineData("/happy/evil.png")]
    [InlineData("C:/happy/evil.png")]
    [InlineData("happy\\evil.png")]
    [InlineData("..\\happy\\evil.png")]
    public async Task Import_EntryThatLeavesTheArchive_IsReportedAndWritesNothing(string name)
    {
        await using var fixture = await ImportFixture.CreateAsync(Ct);
        var zip = fixture.Files.Write("faces.zip", TestZip.Of(("happy/good.png", TestImages.Png(1)), (name, TestImages.Png(2))));

        var report = await fixture.ImportAsync(zip, Ct);

        Assert.Equal((1, 1), (report.Added, report.Rejected));
        var rejection = Assert.Single(report.Rejections);
        Assert.Equal(name, rejection.Place);
        Assert.Contains("outside the archive", rejection.Reason, StringComparison.Ordinal);
        Assert.Equal([zip], Directory.GetFiles(fixture.Files.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Import_SymbolicLink_IsReportedAndNotFollowed()
    {
        await using var fixture = await ImportFixture.CreateAsync(Ct);
        var zip = fixture.Files.Write("faces.zip", TestZip.Of(archive =>
        {
            TestZip.Add(archive, "happy/good.png", TestImages.Png(1));
            TestZip.Add(archive, "happy/link.png", "/etc/passwd"u8.ToArray()).ExternalAttributes = unchecked((int)0xA1FF0000);
        }));

        var report = await fixture.ImportAsync(zip, Ct);

        Assert.Contains("symbolic link", Assert.Single(report.Rejections).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_EntryThatUnpacksAThousandfold_IsRefused()
    {
        await using var fixture = await ImportFixture.CreateAsync(Ct);
        var zip = fixture.Files.Write("faces.zip", TestZip.Of(("happy/good.png", TestImages.Png(1)), ("happy/bomb.png", new byte[15_000_000])));

        var report = await fixture.ImportAsync(zip, Ct);

        Assert.Equal("happy/bomb.png", Assert.Single(report.Rejections).Place);
    }

    [Fact]
    public async Task Import_EntryLargerThanItDeclares_IsRefusedWhileItIsRead()
    {
        await using var fixture = await ImportFixture.CreateAsync(Ct);
        var bytes = TestZip.Of(("happy/good.png", TestImages.Png(1)), ("happy/liar.png", new byte[5_000_000]));
        var directory = bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(directory + 24), 100);

        var report = await fixture.ImportAsync(fixture.Files.Write("faces.zip", bytes), Ct);

        Assert.Equal("happy/liar.png", Assert.Single(report.Rejections).Place);
    }

    [Fact]
    public void Open_MoreEntriesThanAllowed_IsRefusedByTheCountAlone()
    {
        using var files = new TestFolder();
        var zip = files.Write("faces.zip", TestZip.Of(Enumerable.Range(0, 11).Select(i => ($"happy/{i}.png", TestImages.Png(1)))));

        Assert.Throws<ImportException>(() => new ZipReader(zip, ArchiveLimits.Default with { Entries = 10 }));
        new ZipReader(zip, ArchiveLimits.Default with { Entries = 11 }).Dispose();
    }

    [Fact]
    public async Task Import_ArchiveOf200001Entries_IsRefusedAndLeavesNothing()
    {
        await using var fixture = await ImportFixture.CreateAsync(Ct);
        var zip = fixture.Files.Write("faces.zip", TestZip.Of(archive =>
        {
            for (var i = 0; i < 200_001; i++)
                archive.CreateEntry($"happy/{i}");
        }));

        var error = await Assert.ThrowsAsync<ImportException>(() => fixture.ImportAsync(zip, Ct));

        Assert.Contains("200000 entries", error.Message, StringComparison.Ordinal);
        await fixture.AssertEmptyAsync();
    }

    [Fact]
    public void Open_MoreBytesThanAllowed_IsRefused()
    {
        using var files = new TestFolder();
        var zip = files.Write("faces.zip", TestZip.Of(("happy/1.png", new byte[2000]), ("happy/2.png", new byte[2000])));

        Assert.Throws<ImportException>(() => new ZipReader(zip, ArchiveLimits.Default with { UnpackedBytes = 3999 }));
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.9)]
    [InlineData(0.999)]
    public async Task Import_ZipCutShort_FailsAndLeavesNothing(double share)
    {
        await using var fixture = await ImportFixture.CreateAsync(Ct);
        var whole = TestZip.Of(Enumerable.Range(0, 20).Select(i => ($"happy/{i}.png", TestImages.Png(i))));

        var file = fixture.Files.Write("faces.zip", whole[..(int)(share * whole.Length)]);

        await Assert.ThrowsAsync<ImportException>(() => fixture.ImportAsync(file, Ct));
        await fixture.AssertEmptyAsync();
    }
}
