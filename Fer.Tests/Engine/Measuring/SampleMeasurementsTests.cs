using Fer.Engine.Imaging;
using Fer.Engine.Measuring;
using Fer.Tests.Engine.Importing;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Engine.Measuring;

public sealed class SampleMeasurementsTests
{
    private static CancellationToken Ct => TestLimit.Token;

    [Fact]
    public void Of_FlatAndHalfBlackImages_GivesTheEndsOfTheRanges()
    {
        byte[] half = [.. Enumerable.Repeat((byte)0, 8), .. Enumerable.Repeat((byte)255, 8)];

        Assert.Equal(new GrayStatistics(1, 0), GrayStatistics.Of(new GrayImage(4, 4, [.. Enumerable.Repeat((byte)255, 16)])));
        Assert.Equal(new GrayStatistics(0, 0), GrayStatistics.Of(new GrayImage(4, 4, new byte[16])));
        Assert.Equal(new GrayStatistics(0.5, 0.5), GrayStatistics.Of(new GrayImage(4, 4, half)));
    }

    [Fact]
    public async Task Import_TableAndFolder_MeasuresEveryImageAlike()
    {
        await using var fixture = await ImportFixture.CreateAsync(Ct);
        var table = fixture.Files.Write("fer2013.csv", PixelTable.Text(PixelTable.Row(3, 1), PixelTable.Row(0, 2), PixelTable.Row(0, 1)));
        fixture.Files.Write("faces/happy/a.png", TestImages.Png(1));
        await fixture.ImportAsync(table, Ct);
        await fixture.ImportAsync(fixture.Files.At("faces"), Ct);

        var samples = await fixture.SamplesAsync();
        var expected = GrayStatistics.Of(TestImages.Gray(1));
        Assert.Equal(expected.Brightness, samples[0].Brightness!.Value, 1e-12);
        Assert.Equal(expected.Contrast, samples[0].Contrast!.Value, 1e-12);
        Assert.Equal((samples[0].Brightness, samples[0].Contrast), (samples[3].Brightness, samples[3].Contrast));
        Assert.All(samples, sample => Assert.InRange(sample.Contrast!.Value, 0, 0.5));
        // The same pixels three times: twice in the table, once in the folder that came later.
        Assert.Equal([3, 1, 3, 3], samples.Select(sample => sample.CopyCount));
    }

    [Fact]
    public async Task Import_NothingNew_LeavesTheRevisionAlone()
    {
        await using var fixture = await ImportFixture.CreateAsync(Ct);
        var table = fixture.Files.Write("fer2013.csv", PixelTable.Rows(3));
        await fixture.ImportAsync(table, Ct);
        var before = await RevisionAsync(fixture);
        Assert.InRange(before, 1, int.MaxValue);

        await fixture.ImportAsync(table, Ct);

        Assert.Equal(before, await RevisionAsync(fixture));
    }

    [Fact]
    public async Task FillMissingAsync_OldSamples_GetsTheFiguresOfAnImportAndThenDoesNothing()
    {
        await using var fixture = await ImportFixture.CreateAsync(Ct);
        await fixture.ImportAsync(fixture.Files.Write("fer2013.csv", PixelTable.Rows(5)), Ct);
        var imported = await fixture.SamplesAsync();
        await fixture.Database.ReadAsync(db => db.Samples.ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Brightness, (double?)null).SetProperty(row => row.Contrast, (double?)null), Ct));
        // The third image's bytes are damaged.
        await fixture.Database.ReadAsync(db => db.Images.Where(row => row.SampleId == imported[2].Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Content, new byte[] { 1, 2, 3 }), Ct));
        var before = await RevisionAsync(fixture);
        var measurements = new SampleMeasurements(fixture.Database.Contexts);

        Assert.Equal((4, 1), await measurements.FillMissingAsync(Ct));
        Assert.Equal((0, 1), await measurements.FillMissingAsync(Ct));

        var measured = await fixture.SamplesAsync();
        foreach (var row in (int[])[0, 1, 3, 4])
        {
            Assert.Equal(imported[row].Brightness!.Value, measured[row].Brightness!.Value, 1e-9);
            Assert.Equal(imported[row].Contrast!.Value, measured[row].Contrast!.Value, 1e-9);
        }
        Assert.Null(measured[2].Brightness);
        Assert.Equal(before + 1, await RevisionAsync(fixture));
    }

    [Fact]
    public async Task FillMissingAsync_Cancelled_WritesNothing()
    {
        await using var fixture = await ImportFixture.CreateAsync(Ct);
        await fixture.ImportAsync(fixture.Files.Write("fer2013.csv", PixelTable.Rows(2)), Ct);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new SampleMeasurements(fixture.Database.Contexts).FillMissingAsync(cancelled.Token));
    }

    private static Task<int> RevisionAsync(ImportFixture fixture) =>
        fixture.Database.ReadAsync(db => db.Datasets.Select(row => row.Revision).SingleAsync(Ct));
}
