using Fer.Data.Samples;
using Fer.Engine.Importing;
using Fer.Tests.TestKit;
using SkiaSharp;

namespace Fer.Tests.Engine.Importing;

public sealed class FolderImportTests
{
    private static CancellationToken Ct => TestLimit.Token;

    [Theory]
    [InlineData("happy/a.png", 3, SourceUsage.Unspecified)]
    [InlineData("HAPPINESS/a.png", 3, SourceUsage.Unspecified)]
    [InlineData("train/anger/a.png", 0, SourceUsage.Training)]
    [InlineData("training/sad/a.png", 4, SourceUsage.Training)]
    [InlineData("Test/Surprised/a.png", 5, SourceUsage.Test)]
    [InlineData("valid/fearful/a.png", 2, SourceUsage.Validation)]
    [InlineData("validation/disgusted/a.png", 1, SourceUsage.Validation)]
    [InlineData("PublicTest/neutral/a.png", 6, SourceUsage.PublicTest)]
    [InlineData("archive/FER-2013/privatetest/neutral/subject 4/a.png", 6, SourceUsage.PrivateTest)]
    public async Task Import_FolderOrZip_ReadsClassAndUsageFromThePath(string path, int label, SourceUsage usage)
    {
        await using var fixture = await ImportFixture.CreateAsync(Ct);
        fixture.Files.Write("faces/" + path, TestImages.Png(1));
        var zip = fixture.Files.Write("faces.zip", TestZip.Of((path, TestImages.Png(1))));

        await fixture.ImportAsync(fixture.Files.At("faces"), Ct, "folder");
        await fixture.ImportAsync(zip, Ct, "zip");

        Assert.All(await fixture.SamplesAsync(), sample =>
        {
            Assert.Equal((path, label, usage), (sample.SourceKey, sample.Label, sample.Usage));
            Assert.Equal(PixelTable.Hash(1), sample.PixelHash);
        });
        Assert.Equal(2, (await fixture.SamplesAsync()).Count);
    }

    [Fact]
    public async Task Import_TableFolderAndZip_GiveTheSameHashesAndLabels()
    {
        await using var fixture = await ImportFixture.CreateAsync(Ct);
        var names = Fer.Data.Datasets.ClassVocabulary.Fer2013;
        var files = Enumerable.Range(0, 300).Select(row => (Name: $"train/{names[row % 7]}/Training_{row}.png", Content: TestImages.Png(row))).ToList();
        files.ForEach(file => fixture.Files.Write("folders/" + file.Name, file.Content));

        await fixture.ImportAsync(fixture.Files.Write("fer2013.csv", PixelTable.Rows(300)), Ct, "table");
        await fixture.ImportAsync(fixture.Files.At("folders"), Ct, "folder");
        await fixture.ImportAsync(fixture.Files.Write("folders.zip", TestZip.Of(files)), Ct, "zip");

        var datasets = (await fixture.SamplesAsync()).GroupBy(sample => sample.DatasetId)
            .Select(group => group.Select(sample => $"{Convert.ToHexString(sample.PixelHash)} {sample.Label} {sample.Usage}").Order().ToList()).ToList();
        Assert.Equal(3, datasets.Count);
        Assert.Equal(300, datasets[0].Count);
        Assert.All(datasets, rows => Assert.Equal(datasets[0], rows));
    }

    [Fact]
    public async Task Import_FolderAndZip_StoreInTheSameOrder()
    {
        await using var fixture = await ImportFixture.CreateAsync(Ct);
        string[] paths = ["train/sad/b.png", "test/happy/z.png", "train/sad/a.png", "train/Angry/c.png"];
        foreach (var path in paths)
            fixture.Files.Write("faces/" + path, TestImages.Png(path[^5]));

        await fixture.ImportAsync(fixture.Files.At("faces"), Ct, "folder");
        await fixture.ImportAsync(fixture.Files.Write("faces.zip", TestZip.Of(paths.Select(path => (path, TestImages.Png(path[^5]))))), Ct, "zip");

        var keys = (await fixture.SamplesAsync()).GroupBy(sample => sample.DatasetId).Select(group => group.Select(sample => sample.SourceKey).ToList()).ToList();
        Assert.Equal(["test/happy/z.png", "train/Angry/c.png", "train/sad/a.png", "train/sad/b.png"], keys[0]);
        Assert.Equal(keys[0], keys[1]);
    }

    [Fact]
    public async Task Import_FilesOfAnySizeAndColour_AreKeptByteForByte()
    {
        await using var fixture = await ImportFixture.CreateAsync(Ct);
        var jpeg = TestImages.Colour(SKColors.Orange, SKEncodedImageFormat.Jpeg, 300, 200);
        fixture.Files.Write("faces/happy/photo.jpg", jpeg);

        await fixture.ImportAsync(fixture.Files.At("faces"), Ct);

        var sample = Assert.Single(await fixture.SamplesAsync());
        Assert.Equal((300, 200, "image/jpeg"), (sample.Width, sample.Height, sample.Image!.MediaType));
        Assert.Equal(jpeg, sample.Image.Content);
    }

    [Fact]
    public async Task Import_FilesThatCannotBeUsed_AreReportedByName()
    {
        await using var fixture = await ImportFixture.CreateAsync(Ct);
        fixture.Files.Write("faces/happy/good.png", TestImages.Png(1));
        fixture.Files.Write("faces/happy/cut.png", TestImages.Png(2)[..900]);
        fixture.Files.Write("faces/happy/huge.png", TestImages.PngClaiming(30_000, 30_000));
        fixture.Files.Write("faces/happy/page.png", "<html><script>alert(1)</script></html>");
        fixture.Files.Write("faces/happy/vector.png", "<svg xmlns='http://www.w3.org/2000/svg'/>");
        fixture.Files.Write("faces/happy/empty.png", []);
        fixture.Files.Write("faces/confused/1.png", TestImages.Png(3));
        fixture.Files.Write("faces/confused/2.png", TestImages.Png(4));
        fixture.Files.Write("faces/__MACOSX/happy/._good.png", "clutter");
        fixture.Files.Write("faces/happy/.DS_Store", "clutter");
        File.CreateSymbolicLink(fixture.Files.At("faces/happy/link.png"), "/etc/passwd");

        var report = await fixture.ImportAsync(fixture.Files.At("faces"), Ct);

        Assert.Equal((1, 8), (report.Added, report.Rejected));
        Assert.Equal(
            ["confused", "happy/cut.png", "happy/empty.png", "happy/huge.png", "happy/link.png", "happy/page.png", "happy/vector.png"],
            report.Rejections.Select(rejection => rejection.Place).Order(StringComparer.Ordinal));
        Assert.Equal(2, report.Rejections.Single(rejection => rejection.Place == "confused").Count);
    }

    [Fact]
    public async Task Import_FolderWithoutImages_FailsAndLeavesNothing()
    {
        await using var fixture = await ImportFixture.CreateAsync(Ct);
        fixture.Files.Write("faces/readme.txt", "nothing here");

        await Assert.ThrowsAsync<ImportException>(() => fixture.ImportAsync(fixture.Files.At("faces"), Ct));
        await Assert.ThrowsAsync<ImportException>(() => fixture.ImportAsync(fixture.Files.At("nowhere"), Ct));
        await fixture.AssertEmptyAsync();
    }
}
