using Fer.Data.Datasets;
using Fer.Engine.Importing;
using Fer.Tests.TestKit;

namespace Fer.Tests.Engine.Importing;

/// <summary>Sources whose classes are not those of the dataset that they are added to.</summary>
public sealed class ClassFitTests : IAsyncLifetime
{
    private ImportFixture _fixture = null!; // set before each test
    private ClassVocabularyEditor _editor = null!; // set before each test

    private static CancellationToken Ct => TestLimit.Token;

    public async ValueTask InitializeAsync()
    {
        _fixture = await ImportFixture.CreateAsync(Ct);
        _editor = new ClassVocabularyEditor(_fixture.Database.Contexts, _fixture.Database.Labels);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Import_FolderOfAnUnknownClass_NamesItAndTakesItOnceTheClassIsAdded()
    {
        var folder = AddFolder("faces", ("train/happy/a.png", 1), ("train/contempt/b.png", 2), ("test/contempt/c.png", 3));

        var first = await _fixture.ImportAsync(folder, Ct);

        Assert.Equal((1, 0, 2), (first.Added, first.AlreadyPresent, first.Rejected));
        Assert.Equal([new ClassCountInSource("contempt", 2)], first.UnknownClasses);
        Assert.Contains("contempt (2)", ClassAdvice.OnUnknown(first), StringComparison.Ordinal);
        await _editor.AddAsync(first.DatasetId, ClassVocabulary.Contempt, Ct);

        var second = await _fixture.ImportAsync(folder, Ct);

        Assert.Equal((2, 1, 0), (second.Added, second.AlreadyPresent, second.Rejected));
        Assert.Null(ClassAdvice.OnUnknown(second));
        Assert.Equal([3, 7, 7], (await _fixture.SamplesAsync()).OrderBy(sample => sample.Label).Select(sample => sample.Label));
    }

    [Fact]
    public async Task Import_ZipAppendedToATable_NamesItsUnknownClasses()
    {
        await _fixture.ImportAsync(_fixture.Files.Write("fer2013.csv", PixelTable.Rows(3)), Ct);
        var zip = _fixture.Files.Write("more.zip", TestZip.Of(("happy/a.png", TestImages.Png(11)), ("bored/b.png", TestImages.Png(12)), ("calm/c.png", TestImages.Png(13))));

        var report = await _fixture.ImportAsync(zip, Ct);

        Assert.Equal((1, 2), (report.Added, report.Rejected));
        Assert.Equal(["bored", "calm"], report.UnknownClasses.Select(row => row.Name));
        Assert.Equal(4, (await _fixture.SamplesAsync()).Count);
    }

    [Fact]
    public async Task Import_TableWithALabelBeyondTheClasses_CountsItOnce()
    {
        var report = await _fixture.ImportAsync(_fixture.Files.Write("a.csv", PixelTable.Text(PixelTable.Row(1, 1), PixelTable.Row(7, 2), PixelTable.Row(7, 3), "x")), Ct);

        Assert.Equal([new ClassCountInSource("7", 2)], report.UnknownClasses);
        Assert.Equal(3, report.Rejected);
    }

    [Fact]
    public async Task Import_NothingButUnknownClasses_SaysWhich()
    {
        var folder = AddFolder("faces", ("bored/a.png", 1), ("calm/b.png", 2));

        var refusal = await Assert.ThrowsAsync<ImportException>(() => _fixture.ImportAsync(folder, Ct));

        Assert.Contains("bored (1), calm (1)", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was imported", refusal.Message, StringComparison.Ordinal);
        await _fixture.AssertEmptyAsync();
    }

    [Fact]
    public async Task Import_IntoADatasetWhereTheClassWasMerged_FollowsTheMergeAndSaysSo()
    {
        var first = await _fixture.ImportAsync(_fixture.Files.Write("a.csv", PixelTable.Text(PixelTable.Row(0, 1), PixelTable.Row(1, 2))), Ct);
        var ada = await _fixture.Database.CuratorAsync("ada");
        await _editor.MergeAsync(Guid.NewGuid(), first.DatasetId, 1, 0, ada, Ct);
        await _editor.MergeAsync(Guid.NewGuid(), first.DatasetId, 0, 4, ada, Ct);

        var report = await _fixture.ImportAsync(AddFolder("more", ("disgust/a.png", 3), ("sad/b.png", 4)), Ct);

        Assert.Equal([new FollowedMerge("Disgust", "Sad", 1)], report.FollowedMerges);
        Assert.Contains("1 image of Disgust came in as Sad", ClassAdvice.OnMerged(report), StringComparison.Ordinal);
        Assert.Equal([4, 4], (await _fixture.SamplesAsync()).TakeLast(2).Select(sample => sample.Label));
        Assert.Equal(2, (await _fixture.ImportAsync(_fixture.Files.At("more"), Ct)).AlreadyPresent);
    }

    private string AddFolder(string name, params (string Path, int Seed)[] files)
    {
        foreach (var (path, seed) in files)
            _fixture.Files.Write($"{name}/{path}", TestImages.Png(seed));
        return _fixture.Files.At(name);
    }
}
