using System.IO.Compression;
using System.Text;
using Fer.Data.Labelling;
using Fer.Data.Samples;
using Fer.Data.Splits;
using Fer.Engine.Exchange;
using Fer.Tests.Engine.Importing;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Engine.Exchange;

public sealed class DatasetExporterTests : IAsyncLifetime
{
    private ImportFixture _fixture = null!; // set before each test
    private ExportReader _reader = null!; // set before each test
    private DatasetExporter _exporter = null!; // set before each test

    private static CancellationToken Ct => TestLimit.Token;

    public async ValueTask InitializeAsync()
    {
        _fixture = await ImportFixture.CreateAsync(Ct);
        _reader = new ExportReader(_fixture.Database.Contexts);
        _exporter = new DatasetExporter(_reader);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Fer2013_ImportedTable_ComesOutByteForByte()
    {
        var text = PixelTable.Text([.. Enumerable.Range(0, 600).Select(row => PixelTable.Row(row % 7, row, (row % 3) switch { 0 => "Training", 1 => "PublicTest", _ => "PrivateTest" }))]);
        var dataset = await ImportAsync("fer2013.csv", text);

        Assert.Equal(text, await TableAsync(new ExportOrder(new SampleFilter(dataset))));
    }

    [Fact]
    public async Task Fer2013_LineEndsAndColumnsOfTheOtherTable_ComeOutByteForByte()
    {
        string[] rows = [.. Enumerable.Range(0, 5).Select(row => $"{row},{(row < 3 ? "Training" : "PrivateTest")},{PixelTable.Pixels(row)}")];
        var text = string.Join("\r\n", ["emotion, Usage, pixels", .. rows, ""]);
        var dataset = await ImportAsync("icml_face_data.csv", text);

        Assert.Equal(text, await TableAsync(new ExportOrder(new SampleFilter(dataset)), isCrLf: true));
    }

    [Fact]
    public async Task Fer2013_TableWithoutUsage_HasNone()
    {
        var text = $"emotion,pixels\n3,{PixelTable.Pixels(1)}\n0,{PixelTable.Pixels(2)}\n";
        var dataset = await ImportAsync("faces.csv", text);

        Assert.Equal(text, await TableAsync(new ExportOrder(new SampleFilter(dataset))));
    }

    [Fact]
    public async Task Fer2013_Relabelled_HasTheLabelsThatAreAskedFor()
    {
        var text = PixelTable.Rows(4);
        var dataset = await ImportAsync("fer2013.csv", text);
        await RelabelAsync(dataset, 2, 6);

        Assert.Equal(["0", "1", "6", "3"], Labels(await TableAsync(new ExportOrder(new SampleFilter(dataset)))));
        Assert.Equal(text, await TableAsync(new ExportOrder(new SampleFilter(dataset)) { UsesOriginalLabels = true }));
    }

    [Fact]
    public async Task Fer2013_FilterAndExcluded_LimitTheRows()
    {
        var dataset = await ImportAsync("fer2013.csv", PixelTable.Rows(14));
        await ExcludeAsync(dataset, 3);

        Assert.Equal(["3", "5", "3", "5"], Labels(await TableAsync(new ExportOrder(new SampleFilter(dataset) { Classes = [3, 5] }))));
        Assert.Equal(13, Labels(await TableAsync(new ExportOrder(new SampleFilter(dataset)) { LeavesOutExcluded = true })).Length);
    }

    [Fact]
    public async Task Fer2013_Split_SaysItsPartsAndLeavesOutWhatItLeftOut()
    {
        var dataset = await ImportAsync("fer2013.csv", PixelTable.Rows(4));
        var split = await AddSplitAsync(dataset, SplitPart.Train, SplitPart.Validation, SplitPart.Test, SplitPart.LeftOut);

        var table = await TableAsync(new ExportOrder(new SampleFilter(dataset)) { SplitId = split });

        Assert.Equal(["Training", "PublicTest", "PrivateTest"], table.Split('\n')[1..^1].Select(line => line.Split(',')[2]));
        await Assert.ThrowsAsync<ExportException>(() => _reader.PlanAsync(new ExportOrder(new SampleFilter(dataset)) { SplitId = 99 }, Ct));
    }

    [Fact]
    public async Task Fer2013_PhotographsOfOtherSizes_BecomeFaces()
    {
        _fixture.Files.Write("faces/happy/a.png", Fer.Engine.Imaging.GrayPng.Encode(TestImages.Gray(1, 96, 64)));
        var dataset = (await _fixture.ImportAsync(_fixture.Files.At("faces"), Ct)).DatasetId;

        var table = await TableAsync(new ExportOrder(new SampleFilter(dataset)));

        Assert.Equal(["emotion,pixels", "3"], table.Split('\n')[..2].Select((line, index) => index == 0 ? line : line.Split(',')[0]));
        Assert.Equal(2304, table.Split('\n')[1].Split(',')[1].Split(' ').Length);
    }

    [Fact]
    public async Task Zip_ToATargetThatCannotSeek_ComesBackTheSame()
    {
        var dataset = await ImportTreeAsync();
        await RelabelAsync(dataset, 0, 6);
        var plan = (await _reader.PlanAsync(new ExportOrder(new SampleFilter(dataset)), Ct))!;
        var file = _fixture.Files.At("out.zip");
        await using (var stream = new ForwardOnly(File.Create(file)))
            Assert.Equal(5, await _exporter.WriteZipAsync(plan, stream, null, Ct));

        await using (var archive = await ZipFile.OpenReadAsync(file, Ct))
        {
            Assert.Equal(
                ["PublicTest/Neutral/row-0000000.png", "neutral.png", "test/Happy/a.png", "train/Happy/a.png", "train/Neutral/a.png"],
                archive.Entries.Select(entry => entry.FullName.StartsWith("Neutral/", StringComparison.Ordinal) ? entry.Name : entry.FullName).Order(StringComparer.Ordinal));
        }
        Assert.Equal(await FactsAsync(dataset), await FactsAsync((await _fixture.ImportAsync(file, Ct, "Again")).DatasetId));
    }

    [Fact]
    public async Task Folder_OriginalLabels_ComesBackTheSame()
    {
        var dataset = await ImportTreeAsync();
        var before = await FactsAsync(dataset);
        await RelabelAsync(dataset, 0, 6);
        var plan = (await _reader.PlanAsync(new ExportOrder(new SampleFilter(dataset)) { UsesOriginalLabels = true }, Ct))!;

        await _exporter.WriteFolderAsync(plan, _fixture.Files.At("out"), null, Ct);

        Assert.Equal(TestImages.Png(1), await File.ReadAllBytesAsync(_fixture.Files.At("out/train/Happy/a.png"), Ct));
        Assert.Equal(before, await FactsAsync((await _fixture.ImportAsync(_fixture.Files.At("out"), Ct, "Again")).DatasetId));
    }

    [Fact]
    public async Task Plan_UnknownDataset_IsNull() => Assert.Null(await _reader.PlanAsync(new ExportOrder(new SampleFilter(99)), Ct));

    /// <summary>Two sources: files in parts, one without, and a row of a table.</summary>
    private async Task<int> ImportTreeAsync()
    {
        foreach (var (path, seed) in new[] { ("train/happy/a.png", 1), ("train/neutral/a.png", 2), ("test/happy/a.png", 3), ("neutral/neutral.png", 4) })
            _fixture.Files.Write($"faces/{path}", TestImages.Png(seed));
        await _fixture.ImportAsync(_fixture.Files.Write("one.csv", PixelTable.Text(PixelTable.Row(0, 5, "PublicTest"))), Ct);
        return (await _fixture.ImportAsync(_fixture.Files.At("faces"), Ct)).DatasetId;
    }

    private async Task<int> ImportAsync(string name, string text) => (await _fixture.ImportAsync(_fixture.Files.Write(name, text), Ct)).DatasetId;

    private async Task<string> TableAsync(ExportOrder order, bool isCrLf = false)
    {
        var plan = (await _reader.PlanAsync(order, Ct))!;
        using var stream = new MemoryStream();
        await _exporter.WriteFer2013Async(plan, stream, null, isCrLf, null, Ct);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string[] Labels(string table) => [.. table.Split('\n')[1..^1].Select(line => line.Split(',')[0])];

    /// <summary>Pixels, label and usage of each image, in an order that does not depend on the source.</summary>
    private Task<List<string>> FactsAsync(int dataset) => _fixture.Database.ReadAsync(async db =>
        (await db.Samples.AsNoTracking().Where(sample => sample.DatasetId == dataset).ToListAsync(Ct))
            .Select(sample => $"{Convert.ToHexStringLower(sample.PixelHash)} {sample.Label} {sample.Usage}").Order(StringComparer.Ordinal).ToList());

    private async Task<long[]> IdsAsync(int dataset) => await _fixture.Database.ReadAsync(db =>
        db.Samples.Where(sample => sample.DatasetId == dataset).OrderBy(sample => sample.Id).Select(sample => sample.Id).ToArrayAsync(Ct));

    private async Task RelabelAsync(int dataset, int place, int label) => await _fixture.Database.Labels.RelabelAsync(
        new RelabelCommand(Guid.NewGuid(), (await IdsAsync(dataset))[place], label, 1, await _fixture.Database.CuratorAsync("ada")), Ct);

    private async Task ExcludeAsync(int dataset, int place) => await _fixture.Database.Labels.ApplyAsync(
        new ActOrder(Guid.NewGuid(), dataset, ActKind.Exclude, new SampleChange.SetExcluded([(await IdsAsync(dataset))[place]], true), await _fixture.Database.CuratorAsync("ada")), Ct);

    private async Task<int> AddSplitAsync(int dataset, params SplitPart[] parts)
    {
        var ids = await IdsAsync(dataset);
        await using var db = await _fixture.Database.Contexts.CreateDbContextAsync(Ct);
        var split = new Split { DatasetId = dataset, Name = "s", CreatedAt = TinyDataset.ImportedAt, Seed = 1, ValidationShare = 0.3, TestRule = TestRule.ImportedUsage, ContentHash = new byte[32] };
        split.Samples.AddRange(parts.Select((part, index) => new SplitSample { SampleId = ids[index], Part = part, Label = index }));
        db.Splits.Add(split);
        await db.SaveChangesAsync(Ct);
        return split.Id;
    }

    /// <summary>A stream like a response's: it only goes on, and nothing may be written to it synchronously.</summary>
    private sealed class ForwardOnly(Stream inner) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush() => throw new InvalidOperationException("Flushed synchronously.");

        public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Written synchronously.");

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => inner.WriteAsync(buffer, cancellationToken);

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            inner.WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override async ValueTask DisposeAsync()
        {
            await inner.DisposeAsync();
            await base.DisposeAsync();
            GC.SuppressFinalize(this);
        }
    }
}
