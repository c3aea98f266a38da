using Fer.Data.Labelling;
using Fer.Data.Samples;
using Fer.Engine.Imaging;
using Fer.Engine.Importing;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Engine.Importing;

public sealed class PixelTableImportTests
{
    private static CancellationToken Ct => TestLimit.Token;

    [Fact]
    public async Task Import_GoodTable_StoresPixelsLabelsUsageAndTheFirstLabelEvent()
    {
        await using var fixture = await ImportFixture.CreateAsync(Ct);
        var table = fixture.Files.Write("fer2013.csv", PixelTable.Text(PixelTable.Row(3, 1), PixelTable.Row(0, 2, "PublicTest"), PixelTable.Row(6, 3, "PrivateTest")));

        var report = await fixture.ImportAsync(table, Ct);

        Assert.Equal((3, 0, 0), (report.Added, report.AlreadyPresent, report.Rejected));
        var samples = await fixture.SamplesAsync();
        Assert.Equal(["row 0", "row 1", "row 2"], samples.Select(sample => sample.SourceKey));
        Assert.Equal([SourceUsage.Training, SourceUsage.PublicTest, SourceUsage.PrivateTest], samples.Select(sample => sample.Usage));
        Assert.Equal([3, 0, 6], samples.Select(sample => sample.Label));
        Assert.Equal(PixelTable.Hash(2), samples[1].PixelHash);
        Assert.Equal(TestImages.Gray(3).Pixels, ImageDecoder.Decode(samples[2].Image!.Content).Gray.Pixels);
        var events = await fixture.Database.ReadAsync(db => db.LabelEvents.AsNoTracking().OrderBy(e => e.Id).ToListAsync(Ct));
        Assert.Equal(samples.Select(sample => (sample.Id, (int?)null, sample.Label, LabelSource.Imported, "tester")), events.Select(e => (e.SampleId, e.From, e.To, e.Source, e.Actor)));
    }

    public static TheoryData<string, string> Forms => new()
    {
        { "columns in another order, spaces in the header", $"emotion, Usage, pixels\n3,Training,{PixelTable.Pixels(1)}\n" },
        { "byte order mark and CRLF", $"\uFEFFemotion,pixels,Usage\r\n3,{PixelTable.Pixels(1)},Training\r\n" },
        { "quotes and other case", $"\"Emotion\",\"PIXELS\",\"usage\"\n\"3\",\"{PixelTable.Pixels(1)}\",\"training\"\n" },
        { "no line end at the end", $"emotion,pixels,Usage\n3,{PixelTable.Pixels(1)},Training" },
        { "doubled and trailing spaces", $"emotion,pixels,Usage\n 3 , {PixelTable.Pixels(1).Replace(" ", "  ", StringComparison.Ordinal)} , Training \n\n" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Import_OtherFormsOfTheTable_GiveTheSameSample(string form, string text)
    {
        await using var fixture = await ImportFixture.CreateAsync(Ct);

        var report = await fixture.ImportAsync(fixture.Files.Write("icml_face_data.csv", text), Ct);

        Assert.True(report is { Added: 1, Rejected: 0 }, form);
        var sample = Assert.Single(await fixture.SamplesAsync());
        Assert.Equal((3, SourceUsage.Training), (sample.Label, sample.Usage));
        Assert.Equal(PixelTable.Hash(1), sample.PixelHash);
    }

    public static TheoryData<string, string> BadRows => new()
    {
        { "3,1 2 3,Training", "3 pixels" },
        { $"3,{PixelTable.Pixels(1)} 7,Training", "2305 pixels" },
        { $"3,{PixelTable.Pixels(1)[..^3]}256,Training", "256" },
        { $"3,-1 {PixelTable.Pixels(1)},Training", "-1" },
        { $"3,x {PixelTable.Pixels(1)},Training", "\"x\"" },
        { $"7,{PixelTable.Pixels(1)},Training", "class" },
        { $"-1,{PixelTable.Pixels(1)},Training", "class" },
        { $"happy,{PixelTable.Pixels(1)},Training", "happy" },
        { $"3,{PixelTable.Pixels(1)},Testing", "Testing" },
        { $"3,{PixelTable.Pixels(1)}", "2 columns" },
        { $"3,{PixelTable.Pixels(1)},Training,4", "4 columns" },
        { "3,,Training", "0 pixels" },
        { ",,", "emotion" },
        { $"3,\"{PixelTable.Pixels(1)[..2000]}", "2 columns" },
        { $"3,{new string('1', 1_000_000)},Training", "longer" },
        { "99999999999999999999,1,Training", "emotion" },
    };

    [Theory]
    [MemberData(nameof(BadRows))]
    public async Task Import_OneBadRow_IsReportedByLineAndTheRestIsImported(string row, string reason)
    {
        await using var fixture = await ImportFixture.CreateAsync(Ct);
        var table = fixture.Files.Write("fer2013.csv", PixelTable.Text(PixelTable.Row(1, 1), row, PixelTable.Row(2, 2)));

        var report = await fixture.ImportAsync(table, Ct);

        Assert.Equal((2, 1), (report.Added, report.Rejected));
        var rejection = Assert.Single(report.Rejections);
        Assert.Equal("line 3", rejection.Place);
        Assert.Contains(reason, rejection.Reason, StringComparison.Ordinal);
        Assert.Equal(["row 0", "row 2"], (await fixture.SamplesAsync()).Select(sample => sample.SourceKey));
        Assert.Equal(rejection.Reason, await fixture.Database.ReadAsync(db => db.ImportRejections.Select(stored => stored.Reason).SingleAsync(Ct)));
    }

    [Fact]
    public async Task Import_FileCutInTheLastRow_KeepsTheRowsBeforeIt()
    {
        await using var fixture = await ImportFixture.CreateAsync(Ct);
        var text = PixelTable.Rows(3);

        var report = await fixture.ImportAsync(fixture.Files.Write("fer2013.csv", text[..^4000]), Ct);

        Assert.Equal((2, 1), (report.Added, report.Rejected));
    }

    public static TheoryData<string> WrongFiles => new("", "a,b,c\n1,2,3\n", "emotion,Usage\n1,Training\n", "<html></html>", "\0\u0001\u0002", new string('x', 2_000_000));

    [Theory]
    [MemberData(nameof(WrongFiles))]
    public async Task Import_FileOfTheWrongKind_FailsWithOneSentenceAndLeavesNothing(string content)
    {
        await using var fixture = await ImportFixture.CreateAsync(Ct);
        var file = fixture.Files.Write("fer2013.csv", content);

        var error = await Assert.ThrowsAsync<ImportException>(() => fixture.ImportAsync(file, Ct));

        Assert.Contains(file, error.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was imported", error.Message, StringComparison.Ordinal);
        await fixture.AssertEmptyAsync();
    }

    [Fact]
    public async Task Import_NotOneUsableRow_FailsAndLeavesNothing()
    {
        await using var fixture = await ImportFixture.CreateAsync(Ct);
        var file = fixture.Files.Write("fer2013.csv", PixelTable.Text("9,1 2,Training", "x"));

        var error = await Assert.ThrowsAsync<ImportException>(() => fixture.ImportAsync(file, Ct));

        Assert.Contains("line 2", error.Message, StringComparison.Ordinal);
        await fixture.AssertEmptyAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public async Task Import_WithoutADatasetName_Fails(string name)
    {
        await using var fixture = await ImportFixture.CreateAsync(Ct);
        var file = fixture.Files.Write("fer2013.csv", PixelTable.Rows(1));

        await Assert.ThrowsAsync<ImportException>(() => fixture.ImportAsync(file, Ct, name));
        await fixture.AssertEmptyAsync();
    }
}
