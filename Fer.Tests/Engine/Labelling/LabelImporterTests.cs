using System.Text;
using Fer.Data.Datasets;
using Fer.Data.Labelling;
using Fer.Data.Samples;
using Fer.Engine.Exchange;
using Fer.Engine.Export;
using Fer.Engine.Importing;
using Fer.Engine.Labelling;
using Fer.Tests.Engine.Importing;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Engine.Labelling;

public sealed class LabelImporterTests : IAsyncLifetime
{
    private ImportFixture _fixture = null!; // set before each test
    private LabelImporter _importer = null!; // set before each test
    private int _dataset;

    private static CancellationToken Ct => TestLimit.Token;

    public async ValueTask InitializeAsync()
    {
        _fixture = await ImportFixture.CreateAsync(Ct);
        _importer = new LabelImporter(_fixture.Database.Contexts, new DatasetList(_fixture.Database.Contexts), _fixture.Database.Labels);
        _dataset = (await _fixture.ImportAsync(_fixture.Files.Write("fer2013.csv", PixelTable.Rows(5)), Ct)).DatasetId;
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Preview_ByRow_CountsAndChangesNothing()
    {
        var preview = await PreviewAsync("row,label", "0,0", "1,3", "2,happy", "9,1", "3,8", "4,bored");

        Assert.Equal((6, 3, 1, 2, 0), (preview.Lines, preview.Matched, preview.Unmatched, preview.UnknownClass, preview.Faulty));
        Assert.Equal((1, 2), (preview.Unchanged, preview.Changes.Count));
        Assert.Equal([new LabelMove(1, 3, 1), new LabelMove(2, 3, 1)], preview.Pairs);
        Assert.Equal([5, 6, 7], preview.Errors.Select(error => error.Line));
        Assert.Equal([0, 1, 2, 3, 4], await LabelsAsync());
    }

    [Fact]
    public async Task Apply_Preview_IsOneActWithTheFilesNameThatCanBeTakenBack()
    {
        var preview = await PreviewAsync("row,label", "0,6", "1,6");
        var ada = await _fixture.Database.CuratorAsync("ada");

        var result = await _importer.ApplyAsync(preview, ada, Ct);
        var again = await _importer.ApplyAsync(preview, ada, Ct);

        Assert.Equal((RelabelOutcome.Saved, 2, RelabelOutcome.AlreadyApplied), (result.Outcome, result.ChangedCount, again.Outcome));
        Assert.Equal([6, 6, 2, 3, 4], await LabelsAsync());
        var act = await _fixture.Database.ReadAsync(db => db.LabelActs.SingleAsync(Ct));
        Assert.Equal((ActKind.LabelImport, "labels.csv", "ada"), (act.Kind, act.Reason, act.Actor));
        await _fixture.Database.Undo.UndoLastAsync(_dataset, ada, Ct);
        Assert.Equal([0, 1, 2, 3, 4], await LabelsAsync());
    }

    [Theory]
    [InlineData("\uFEFFrow,label\r\n1,3\r\n")]
    [InlineData(" Row , Emotion \n 1 , 3 ")]
    [InlineData("row;class\n1;Happiness\n\n")]
    [InlineData("label\trow\nHAPPY\trow 1\n")]
    [InlineData("\"row\",\"class\"\n\"1\",\"happy\"\n")]
    [InlineData("note,row,label,class\n\"a, \"\"b\"\"\",1,3,Happy\n")]
    public async Task Preview_ManyWaysToWriteIt_MeansTheSame(string text)
    {
        var preview = await _importer.PreviewAsync(_dataset, _fixture.Files.Write("labels.csv", text), "labels.csv", null, Ct);

        Assert.Equal((1, 1), (preview.Lines, preview.Matched));
        Assert.Equal([new LabelMove(1, 3, 1)], preview.Pairs);
    }

    [Theory]
    [InlineData("1", LabelLineKind.Faulty, "1 columns instead of 2")]
    [InlineData("1,2,3", LabelLineKind.Faulty, "3 columns instead of 2")]
    [InlineData("one,2", LabelLineKind.Faulty, "instead of a number from 0")]
    [InlineData("-1,2", LabelLineKind.Faulty, "instead of a number from 0")]
    [InlineData(",2", LabelLineKind.Faulty, "names no image")]
    [InlineData("1,", LabelLineKind.Faulty, "no label")]
    [InlineData("\"1,2", LabelLineKind.Faulty, "a quote is not closed")]
    [InlineData("1,99", LabelLineKind.UnknownClass, "no class 99")]
    [InlineData("77,1", LabelLineKind.Unmatched, "has no row 77")]
    public async Task Preview_BadLine_IsNamedAndTheOthersCount(string line, LabelLineKind kind, string reason)
    {
        var preview = await PreviewAsync("row,label", "0,1", line, "2,3");

        var error = Assert.Single(preview.Errors);
        Assert.Equal((3, kind), (error.Line, error.Kind));
        Assert.Contains(reason, error.Reason, StringComparison.Ordinal);
        Assert.Equal((3, 2), (preview.Lines, preview.Matched));
    }

    [Fact]
    public async Task Preview_ByHash_FindsAllCopies()
    {
        await _fixture.ImportAsync(_fixture.Files.Write("copies.csv", PixelTable.Text(PixelTable.Row(6, 2))), Ct);

        var preview = await PreviewAsync("image,emotion", $"{Convert.ToHexStringLower(PixelTable.Hash(2))},5", $"{new string('0', 64)},5", "c0ffee,5");

        Assert.Equal([new LabelMove(2, 5, 1), new LabelMove(6, 5, 1)], preview.Pairs);
        Assert.Equal([LabelLineKind.Unmatched, LabelLineKind.Faulty], preview.Errors.Select(error => error.Kind));
    }

    [Fact]
    public async Task Preview_RowsOfOneOfSeveralSources_NeedItsName()
    {
        await _fixture.ImportAsync(_fixture.Files.Write("more.csv", PixelTable.Text(PixelTable.Row(6, 20))), Ct);
        var file = _fixture.Files.Write("labels.csv", "row,label\n0,4\n");

        var refusal = await Assert.ThrowsAsync<ImportException>(() => _importer.PreviewAsync(_dataset, file, "labels.csv", null, Ct));
        var named = await _importer.PreviewAsync(_dataset, file, "labels.csv", "more.csv", Ct);
        var column = await PreviewAsync("source,row,label", "fer2013.csv,0,4", "more.csv,0,4", "other.csv,0,4");

        Assert.Contains("fer2013.csv, more.csv", refusal.Message, StringComparison.Ordinal);
        Assert.Equal([new LabelMove(6, 4, 1)], named.Pairs);
        Assert.Equal([new LabelMove(0, 4, 1), new LabelMove(6, 4, 1)], column.Pairs);
        Assert.Contains("no source other.csv", Assert.Single(column.Errors).Reason, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ImportException>(() => _importer.PreviewAsync(_dataset, file, "labels.csv", "other.csv", Ct));
    }

    [Fact]
    public async Task Preview_LinesThatContradictEachOther_LeaveTheImageAlone()
    {
        var preview = await PreviewAsync("row,label", "0,1", "1,1", "0,2", "0,1");

        Assert.Equal((0, 1, 1), (preview.Changes.Count, preview.Unchanged, preview.Faulty));
        Assert.Contains("line 2 says Disgust", Assert.Single(preview.Errors).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_LabelAndClassThatDisagree_IsFaulty()
    {
        var preview = await PreviewAsync("row,label,class", "0,1,Happy", "1,3,Happy");

        Assert.Equal((1, 1), (preview.Faulty, preview.Changes.Count));
    }

    [Fact]
    public async Task Preview_MergedClass_IsUnknown()
    {
        await new ClassVocabularyEditor(_fixture.Database.Contexts, _fixture.Database.Labels)
            .MergeAsync(Guid.NewGuid(), _dataset, 1, 0, await _fixture.Database.CuratorAsync("ada"), Ct);

        var preview = await PreviewAsync("row,label", "0,Disgust");

        Assert.Contains("merged into Angry", Assert.Single(preview.Errors).Reason, StringComparison.Ordinal);
        Assert.Equal(1, preview.UnknownClass);
    }

    [Fact]
    public async Task Preview_ManyBadLines_ListsTheFirstTwoHundredAndCountsAll()
    {
        var preview = await PreviewAsync("row,label", [.. Enumerable.Range(0, 250).Select(_ => "x,1")]);

        Assert.Equal((250, 200, 201), (preview.Faulty, preview.Errors.Count, preview.Errors[^1].Line));
    }

    [Theory]
    [InlineData("")]
    [InlineData("emotion,pixels,Usage")]
    [InlineData("row")]
    [InlineData("label")]
    public async Task Preview_NoTableOfLabels_IsRefused(string text)
    {
        var file = _fixture.Files.Write("labels.csv", text);

        var refusal = await Assert.ThrowsAsync<ImportException>(() => _importer.PreviewAsync(_dataset, file, "labels.csv", null, Ct));

        Assert.Contains("Nothing was changed", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_OfRelabelledImages_GivesAFreshCopyTheSameLabels()
    {
        var ada = await _fixture.Database.CuratorAsync("ada");
        await _fixture.Database.Labels.ApplyAsync(new ActOrder(
            Guid.NewGuid(), _dataset, ActKind.BulkLabel, new SampleChange.SetLabels(new Dictionary<long, int> { [1] = 6, [4] = 0 }), ada), Ct);
        var lines = new StringBuilder(LabelCsv.Header).Append("\r\n");
        await foreach (var row in LabelRows.ReadAsync(_fixture.Database.Contexts, new ExportOrder(new SampleFilter(_dataset)), Ct))
            lines.Append(LabelCsv.Line(row)).Append("\r\n");
        var copy = (await _fixture.ImportAsync(_fixture.Files.At("fer2013.csv"), Ct, "Copy")).DatasetId;

        var preview = await _importer.PreviewAsync(copy, _fixture.Files.Write("labels.csv", lines.ToString()), "labels.csv", null, Ct);
        await _importer.ApplyAsync(preview, ada, Ct);

        Assert.Equal((5, 5, 2), (preview.Lines, preview.Matched, preview.Changes.Count));
        Assert.Equal([6, 1, 2, 0, 4], await LabelsAsync(copy));
    }

    private Task<LabelImportPreview> PreviewAsync(string header, params string[] lines) => _importer.PreviewAsync(
        _dataset, _fixture.Files.Write("labels.csv", string.Join('\n', [header, .. lines])), "labels.csv", null, Ct);

    private Task<List<int>> LabelsAsync(int? dataset = null) => _fixture.Database.ReadAsync(db => db.Samples
        .Where(sample => sample.DatasetId == (dataset ?? _dataset)).OrderBy(sample => sample.Id).Select(sample => sample.Label).ToListAsync(Ct));
}
