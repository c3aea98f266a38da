using System.Diagnostics;
using Fer.Engine.Importing;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Engine.Importing;

public sealed class ImportAgainTests
{
    private const int Rows = 4000;

    private static CancellationToken Ct => TestLimit.Token;

    [Fact]
    public async Task Import_SameSourceTwice_AddsNothing()
    {
        await using var fixture = await ImportFixture.CreateAsync(Ct);
        var table = fixture.Files.Write("fer2013.csv", PixelTable.Rows(5));
        await fixture.ImportAsync(table, Ct);

        var again = await fixture.ImportAsync(table, Ct, "FACES");

        Assert.Equal((0, 5, 0), (again.Added, again.AlreadyPresent, again.Rejected));
        Assert.Equal(5, await fixture.Database.ReadAsync(db => db.LabelEvents.CountAsync(Ct)));
        Assert.Equal(1, await fixture.Database.ReadAsync(db => db.Datasets.CountAsync(Ct)));
    }

    [Fact]
    public async Task Import_SameSourceWithOtherPixels_KeepsWhatWasImportedAndSaysSo()
    {
        await using var fixture = await ImportFixture.CreateAsync(Ct);
        await fixture.ImportAsync(fixture.Files.Write("fer2013.csv", PixelTable.Text(PixelTable.Row(1, 1), PixelTable.Row(2, 2))), Ct);

        var again = await fixture.ImportAsync(fixture.Files.Write("fer2013.csv", PixelTable.Text(PixelTable.Row(1, 1), PixelTable.Row(2, 99))), Ct);

        Assert.Equal((0, 1, 1), (again.Added, again.AlreadyPresent, again.Rejected));
        Assert.Contains("differ", Assert.Single(again.Rejections).Reason, StringComparison.Ordinal);
        Assert.Equal([PixelTable.Hash(1), PixelTable.Hash(2)], (await fixture.SamplesAsync()).Select(sample => sample.PixelHash));
    }

    [Fact]
    public async Task Import_AnotherSource_AppendsAndKnowsIdenticalImages()
    {
        await using var fixture = await ImportFixture.CreateAsync(Ct);
        await fixture.ImportAsync(fixture.Files.Write("a.csv", PixelTable.Text(PixelTable.Row(1, 1), PixelTable.Row(2, 2))), Ct);

        var report = await fixture.ImportAsync(fixture.Files.Write("b.csv", PixelTable.Text(PixelTable.Row(3, 2), PixelTable.Row(4, 2))), Ct);

        Assert.Equal((2, 1, 3), (report.Added, report.IdenticalGroups, report.IdenticalImages));
        Assert.Equal(4, (await fixture.SamplesAsync()).Count);
    }

    [Fact]
    public async Task Import_CancelledInTheMiddle_KeepsWhatWasCommittedAndIsCompletedByTheNext()
    {
        await using var fixture = await ImportFixture.CreateAsync(Ct);
        var table = fixture.Files.Write("fer2013.csv", PixelTable.Rows(Rows));
        using var cancel = new CancellationTokenSource();
        using var reader = new StumblingReader(new PixelTableReader(table), 2500, cancel.Cancel);
        var request = new ImportRequest { Path = table, DatasetName = "Faces", Actor = "tester" };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fixture.Importer.ImportAsync(request, reader, null, null, cancel.Token));

        var kept = (await fixture.SamplesAsync()).Count;
        Assert.InRange(kept, 1000, 2500);
        Assert.Null(await fixture.Database.ReadAsync(db => db.ImportSources.Select(source => source.CompletedAt).SingleAsync(Ct)));
        var report = await fixture.ImportAsync(table, Ct);
        Assert.Equal((Rows - kept, kept), (report.Added, report.AlreadyPresent));
        await AssertCompleteAsync(fixture.Database, Rows);
    }

    [Fact]
    public async Task Import_SourceThatCannotBeReadOn_FailsAndCanBeRunAgain()
    {
        await using var fixture = await ImportFixture.CreateAsync(Ct);
        var table = fixture.Files.Write("fer2013.csv", PixelTable.Rows(Rows));
        using var reader = new StumblingReader(new PixelTableReader(table), 2500, () => throw new IOException("the disk is gone"));
        var request = new ImportRequest { Path = table, DatasetName = "Faces", Actor = "tester" };

        await Assert.ThrowsAsync<IOException>(() => fixture.Importer.ImportAsync(request, reader, null, null, Ct));
        await fixture.ImportAsync(table, Ct);

        await AssertCompleteAsync(fixture.Database, Rows);
    }

    [Theory]
    [InlineData("10 %")]
    [InlineData("60 %")]
    public async Task Import_ProcessKilledInTheMiddle_IsCompletedByTheNext(string killAt)
    {
        await using var fixture = await ImportFixture.CreateAsync(Ct);
        var table = fixture.Files.Write("fer2013.csv", PixelTable.Rows(Rows));
        using (var import = FerCommandLine.Start("import", table, "--dataset", "Faces", "--data", fixture.Database.Folder.Path))
        {
            await WaitForLineAsync(import, killAt);
            import.Kill();
            await import.WaitForExitAsync(Ct);
        }

        var report = await fixture.ImportAsync(table, Ct);

        Assert.Equal(Rows, report.Added + report.AlreadyPresent);
        await AssertCompleteAsync(fixture.Database, Rows);
    }

    private static async Task WaitForLineAsync(Process process, string start)
    {
        while (await process.StandardError.ReadLineAsync(Ct) is { } line)
        {
            if (line.StartsWith(start, StringComparison.Ordinal))
                return;
        }
    }

    private static async Task AssertCompleteAsync(TestDatabase database, int rows)
    {
        Assert.Equal(Enumerable.Range(0, rows), await database.ReadAsync(db => db.Samples.OrderBy(sample => sample.Id).Select(sample => sample.SourceRow!.Value).ToListAsync(Ct)));
        Assert.Equal(rows, await database.ReadAsync(db => db.Images.CountAsync(Ct)));
        Assert.Equal(rows, await database.ReadAsync(db => db.LabelEvents.CountAsync(Ct)));
        Assert.NotNull(await database.ReadAsync(db => db.ImportSources.Select(source => source.CompletedAt).SingleAsync(Ct)));
    }
}
