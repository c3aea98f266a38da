using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Fer.Engine.Curation;
using Fer.Engine.Detection;
using Fer.Engine.Imaging;
using Fer.Tests.TestKit;
using Fer.Web.Endpoints.Api;

namespace Fer.Tests.Web.Endpoints;

/// <summary>Predicting on pictures in which faces have to be found, with a model written by hand.</summary>
public sealed class ApiDetectTests : IAsyncLifetime
{
    private static readonly GrayImage Happy = FaceVideo.Picture(5, DrawnFaces.Draw(3, 1, 3));
    private static readonly GrayImage Surprised = FaceVideo.Picture(5, DrawnFaces.Draw(3, 1, 5));

    private TestDatabase _database = null!; // set before each test
    private FerApplication _application = null!; // set before each test
    private HttpClient _client = null!; // set before each test
    private int _run;

    private static CancellationToken Ct => TestLimit.Token;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Ct);
        (_run, _) = await TriedModel.AddAsync(_database, Happy, Surprised, Ct);
        _application = new FerApplication(_database.Folder.Path);
        _client = _application.CreateClient();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _application.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Predict_PicturesWithOneFaceNoneAndABrokenOne_ListsTheFacesOfEach()
    {
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(GrayPng.Encode(Happy)), "images", "happy.png" },
            { new ByteArrayContent(GrayPng.Encode(TestImages.Gray(1, 320, 200))), "images", "nobody.png" },
            { new ByteArrayContent(GrayPng.Encode(Surprised)[..500]), "images", "cut.png" },
            { new ByteArrayContent(GrayPng.Encode(Surprised)), "images", "surprised.png" },
        };

        var images = await ReadAsync($"run={_run}&detect=true", form);

        Assert.Equal(["happy.png", "nobody.png", "cut.png", "surprised.png"], images.Select(image => image.GetProperty("name").GetString()));
        Assert.Equal("This image cannot be read: it is cut short.", images[2].GetProperty("error").GetString());
        Assert.Equal(JsonValueKind.Null, images[2].GetProperty("faces").ValueKind);
        Assert.Equal((JsonValueKind.Null, 0), (images[1].GetProperty("error").ValueKind, images[1].GetProperty("faces").GetArrayLength()));
        Assert.Equal((320, 200), (images[1].GetProperty("width").GetInt32(), images[1].GetProperty("height").GetInt32()));
        Assert.Equal(["Happy", "Surprise"], new[] { images[0], images[3] }.Select(image => OnlyFace(image).GetProperty("top").GetString()));
        var face = OnlyFace(images[0]);
        var (box, expected) = (face.GetProperty("box"), FaceOf(Happy));
        Assert.Equal(
            (expected.Left, expected.Top, expected.Width, expected.Height),
            (box.GetProperty("left").GetSingle(), box.GetProperty("top").GetSingle(), box.GetProperty("width").GetSingle(), box.GetProperty("height").GetSingle()));
        Assert.Equal(expected.Score, face.GetProperty("score").GetSingle());
        var row = face.GetProperty("probabilities").EnumerateArray().Select(value => value.GetDouble()).ToList();
        Assert.Equal((7, row[3]), (row.Count, face.GetProperty("probability").GetDouble()));
        Assert.Equal(1, row.Sum(), 4);
    }

    [Fact]
    public async Task Predict_SeveralFacesInOnePicture_EachHasItsOwnAnswer()
    {
        using var body = new ByteArrayContent(GrayPng.Encode(FaceVideo.Picture(5, DrawnFaces.Draw(3, 1, 3), DrawnFaces.Draw(3, 1, 5))));

        var image = Assert.Single(await ReadAsync($"run={_run}&detect=true", body));

        var faces = image.GetProperty("faces").EnumerateArray().OrderBy(face => face.GetProperty("box").GetProperty("left").GetSingle());
        Assert.Equal(["Happy", "Surprise"], faces.Select(face => face.GetProperty("top").GetString()));
        Assert.Equal(JsonValueKind.Null, image.GetProperty("top").ValueKind);
    }

    [Fact]
    public async Task Predict_AnotherMargin_ChangesWhatTheModelSees()
    {
        using var usual = new ByteArrayContent(GrayPng.Encode(Happy));
        using var wide = new ByteArrayContent(GrayPng.Encode(Happy));

        var first = OnlyFace(Assert.Single(await ReadAsync($"run={_run}&detect=true&margin=0.1", usual)));
        var second = OnlyFace(Assert.Single(await ReadAsync($"run={_run}&detect=true&margin=0.5", wide)));

        Assert.Equal(first.GetProperty("box").ToString(), second.GetProperty("box").ToString());
        Assert.NotEqual(first.GetProperty("probabilities").ToString(), second.GetProperty("probabilities").ToString());
    }

    [Fact]
    public async Task Predict_WithoutDetecting_TakesTheWholePictureAsBefore()
    {
        using var body = new ByteArrayContent(GrayPng.Encode(Happy));

        var image = Assert.Single(await ReadAsync($"run={_run}&detect=false", body));

        Assert.Equal((JsonValueKind.Null, 7), (image.GetProperty("faces").ValueKind, image.GetProperty("probabilities").GetArrayLength()));
        Assert.Equal(JsonValueKind.String, image.GetProperty("top").ValueKind);
    }

    [Theory]
    [InlineData("detect=yes", "detect=yes is neither true nor false.")]
    [InlineData("detect=true&margin=wide", "margin=wide is no number from 0 to 1.")]
    [InlineData("detect=true&margin=-0.1", "margin=-0.1 is no number from 0 to 1.")]
    [InlineData("detect=true&margin=1.01", "margin=1.01 is no number from 0 to 1.")]
    [InlineData("detect=true&margin=NaN", "margin=NaN is no number from 0 to 1.")]
    [InlineData("margin=0.2", "margin goes with detect=true")]
    [InlineData("detection=true", "There is no condition detection. This address knows run, detect, margin.")]
    [InlineData("limit=5", "There is no condition limit.")]
    public async Task Predict_WrongConditions_SayWhatIsWrong(string conditions, string sentence)
    {
        using var body = new ByteArrayContent(GrayPng.Encode(Happy));

        using var response = await _client.PostAsync($"/api/predict?run={_run}&{conditions}", body, Ct);

        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Contains(sentence, (await response.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_CancelledAfterAFile_OpensNoFurtherOne()
    {
        using var detector = new FaceDetector();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var content = TestImages.Png(1);
        var opened = 0;
        Stream Open()
        {
            var number = Interlocked.Increment(ref opened);
            if (number == 3)
                stop.Cancel();
            else if (number > 3)
                stop.Token.WaitHandle.WaitOne(); // opened beside the third
            return new MemoryStream(content);
        }

        var files = Enumerable.Range(0, 200).Select(index => new ApiSentFile($"{index}.png", content.Length, Open)).ToList();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new ApiImageReader(new PictureReader(detector)).ReadAsync(files, null, stop.Token));

        Assert.InRange(opened, 3, 3 + Environment.ProcessorCount);
    }

    private async Task<List<JsonElement>> ReadAsync(string conditions, HttpContent body)
    {
        using var response = await _client.PostAsync($"/api/predict?{conditions}", body, Ct);
        Assert.True(response.StatusCode == HttpStatusCode.OK, await response.Content.ReadAsStringAsync(Ct));
        return [.. (await response.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("images").EnumerateArray()];
    }

    private static JsonElement OnlyFace(JsonElement image) => Assert.Single(image.GetProperty("faces").EnumerateArray());

    private static FaceBox FaceOf(GrayImage picture)
    {
        using var detector = new FaceDetector();
        return Assert.Single(detector.FindSmallToo(picture));
    }
}
