using Fer.Data.Labelling;
using Fer.Data.Samples;
using Fer.Engine.Detection;
using Fer.Engine.Imaging;
using Fer.Engine.Importing;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Engine.Importing;

/// <summary>Faces are cut out of photographs while they are imported.</summary>
public sealed class FaceImportTests : IAsyncLifetime
{
    private const string Train = "train/happy/one.png";
    private const string Several = "train/happy/two.png";
    private const string Test = "test/sad/three.png";
    private ImportFixture _fixture = null!; // set before each test

    private static CancellationToken Ct => TestLimit.Token;

    private string Folder => _fixture.Files.At("photos");

    public async ValueTask InitializeAsync()
    {
        _fixture = await ImportFixture.CreateAsync(Ct);
        Write(Train, Photograph.OfOne(0));
        Write(Several, Photograph.OfTwo(bystander: 1, person: 2));
        Write(Test, Photograph.OfOne(3));
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Import_Photographs_StoresTheLargestFaceOfEachUnderItsFoldersClass()
    {
        var report = await ImportAsync(Folder, new FaceCutting());

        Assert.Equal((3, 0, 0), (report.Added, report.AlreadyPresent, report.Rejected));
        Assert.Equal(new FaceFindings(FaceChoice.Largest, Pictures: 3, WithoutFace: 0, WithSeveral: 1, Found: 4, Taken: 3), report.Faces);
        var samples = await _fixture.SamplesAsync();
        Assert.Equal(
            [($"{Test}-face1.png", 4, SourceUsage.Test), ($"{Train}-face1.png", 3, SourceUsage.Training), ($"{Several}-face1.png", 3, SourceUsage.Training)],
            samples.Select(sample => (sample.SourceKey, sample.Label, sample.Usage)));
        AssertCut(samples[0], Photograph.OfOne(3), FaceCrop.UsualMargin);
        AssertCut(samples[2], Photograph.OfTwo(1, 2), FaceCrop.UsualMargin);
    }

    [Fact]
    public async Task Import_SeveralFacesWithAll_NumbersThemBySizeAndAddsOnlyWhatTheLargestLeftOut()
    {
        var first = await ImportAsync(Folder, new FaceCutting());

        var second = await ImportAsync(Folder, new FaceCutting(Choice: FaceChoice.All));

        Assert.Contains("1 picture shows several: only the largest face of each was taken, 1 other was not.", FaceAdvice.On(first), StringComparison.Ordinal);
        Assert.Equal((1, 3, 0), (second.Added, second.AlreadyPresent, second.Rejected));
        Assert.Contains("each face got its folder's class", FaceAdvice.On(second), StringComparison.Ordinal);
        Assert.Equal($"{Several}-face2.png", (await _fixture.SamplesAsync())[^1].SourceKey);
    }

    [Fact]
    public async Task Import_ZipOfTheSamePhotographs_StoresTheSameFaces()
    {
        string[] paths = [Train, Several, Test];
        var zip = _fixture.Files.Write("photos.zip", TestZip.Of(paths.Select(path => (path, File.ReadAllBytes(Path.Combine(Folder, path))))));

        await ImportAsync(Folder, new FaceCutting(Choice: FaceChoice.All), "folder");
        await ImportAsync(zip, new FaceCutting(Choice: FaceChoice.All), "zip");

        var datasets = (await _fixture.SamplesAsync()).GroupBy(sample => sample.DatasetId)
            .Select(group => group.Select(sample => $"{sample.SourceKey} {Convert.ToHexString(sample.PixelHash)} {sample.Label}").ToList()).ToList();
        Assert.Equal(4, datasets[0].Count);
        Assert.Equal(datasets[0], datasets[1]);
    }

    [Fact]
    public async Task Import_Face_SaysInItsHistoryWhereItWasCutOut()
    {
        await ImportAsync(Folder, new FaceCutting(0.25));

        var said = await _fixture.Database.ReadAsync(db => db.LabelEvents.OrderBy(e => e.Id).Select(e => e.Reason).ToListAsync(Ct));

        Assert.StartsWith($"face 1 of 1 by size in {Test}: ", said[0], StringComparison.Ordinal);
        Assert.EndsWith(" of 640 x 480, cut out with margin 0.25", said[0], StringComparison.Ordinal);
        Assert.StartsWith($"face 1 of 2 by size in {Several}: ", said[2], StringComparison.Ordinal);
        AssertCut((await _fixture.SamplesAsync())[0], Photograph.OfOne(3), 0.25);
    }

    [Fact]
    public async Task Import_NobodyAndDamaged_AreListedAndTheMissedComesInWholeWithoutTheOption()
    {
        Write("train/happy/nobody.png", Photograph.OfNobody());
        _fixture.Files.Write("photos/train/happy/cut.png", GrayPng.Encode(Photograph.OfOne(5))[..20_000]);
        _fixture.Files.Write("photos/train/happy/page.png", "<html>");

        var faces = await ImportAsync(Folder, new FaceCutting());
        var whole = await ImportAsync(Folder, null);

        Assert.Equal((3, 3), (faces.Added, faces.Rejected));
        Assert.Equal((4, 1), (faces.Faces!.Pictures, faces.Faces.WithoutFace));
        Assert.Contains("1 picture without a found face is listed", FaceAdvice.On(faces), StringComparison.Ordinal);
        Assert.Equal(
            [("train/happy/cut.png", "it is cut short"), ("train/happy/nobody.png", FaceCutter.NoFace), ("train/happy/page.png", "it is neither a PNG nor a JPEG")],
            faces.Rejections.Select(row => (row.Place, row.Reason)));
        Assert.Equal((1, 3, 2), (whole.Added, whole.AlreadyPresent, whole.Rejected));
        Assert.Equal(("train/happy/nobody.png", 640), (await _fixture.SamplesAsync()).Select(sample => (sample.SourceKey, sample.Width)).Last());
    }

    [Fact]
    public async Task Import_Twice_AddsNothing()
    {
        await ImportAsync(Folder, new FaceCutting(Choice: FaceChoice.All));

        var again = await ImportAsync(Folder, new FaceCutting(Choice: FaceChoice.All));

        Assert.Equal((0, 4, 0), (again.Added, again.AlreadyPresent, again.Rejected));
        Assert.Equal(4, await _fixture.Database.ReadAsync(db => db.LabelEvents.CountAsync(e => e.Source == LabelSource.Imported, Ct)));
    }

    [Fact]
    public async Task Import_OtherMargin_KeepsWhatWasCutOutBeforeAndSaysSo()
    {
        await ImportAsync(Folder, new FaceCutting());
        var before = (await _fixture.SamplesAsync()).ConvertAll(sample => Convert.ToHexString(sample.PixelHash));

        var again = await ImportAsync(Folder, new FaceCutting(0.5));

        Assert.Equal((0, 0, 3), (again.Added, again.AlreadyPresent, again.Rejected));
        Assert.Contains("margin differs", again.Rejections[0].Reason, StringComparison.Ordinal);
        Assert.Equal(before, (await _fixture.SamplesAsync()).ConvertAll(sample => Convert.ToHexString(sample.PixelHash)));
    }

    [Fact]
    public async Task Import_PhotographsThatAreHereWhole_AreNotAddedAsFacesBeside()
    {
        await ImportAsync(Folder, null);

        var faces = await ImportAsync(Folder, new FaceCutting());

        Assert.Equal((0, 3), (faces.Added, faces.Rejected));
        Assert.All(faces.Rejections, row => Assert.Contains("whole picture was imported", row.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Import_FacesAlreadyOrAMarginOutOfRange_IsRefusedAndLeavesNothing()
    {
        var table = _fixture.Files.Write("fer2013.csv", PixelTable.Rows(3));
        Write("../empty/happy/nobody.png", Photograph.OfNobody());

        var ofTable = await Assert.ThrowsAsync<ImportException>(() => ImportAsync(table, new FaceCutting()));
        var ofMargin = await Assert.ThrowsAsync<ImportException>(() => ImportAsync(Folder, new FaceCutting(1.1)));
        var ofNobody = await Assert.ThrowsAsync<ImportException>(() => ImportAsync(_fixture.Files.At("empty"), new FaceCutting()));

        Assert.Contains("table of pixels", ofTable.Message, StringComparison.Ordinal);
        Assert.Contains("0 to 1", ofMargin.Message, StringComparison.Ordinal);
        Assert.Contains("happy/nobody.png: no face was found in it. Nothing was imported. Where the pictures are faces already", ofNobody.Message, StringComparison.Ordinal);
        await _fixture.AssertEmptyAsync();
    }

    private static void AssertCut(Sample sample, GrayImage photograph, double margin)
    {
        using var detector = new FaceDetector();
        var largest = detector.FindSmallToo(photograph).MaxBy(box => box.Area);
        var stored = ImageDecoder.Decode(sample.Image!.Content);
        Assert.Equal((48, 48, 48, 48, "image/png"), (sample.Width, sample.Height, stored.Gray.Width, stored.Gray.Height, sample.Image.MediaType));
        Assert.Equal(FaceCrop.Cut(photograph, largest, margin), stored.Gray.Pixels);
        Assert.Equal(PixelHash.Compute(stored.Gray), sample.PixelHash);
    }

    private void Write(string path, GrayImage photograph) => _fixture.Files.Write("photos/" + path, GrayPng.Encode(photograph));

    private Task<ImportReport> ImportAsync(string path, FaceCutting? faces, string dataset = "Faces") =>
        _fixture.Importer.ImportAsync(new ImportRequest { Path = path, DatasetName = dataset, Faces = faces, Actor = "tester" }, null, Ct);
}
