using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Fer.Data.Runs;
using Fer.Engine.Exchange;
using Fer.Engine.Models;
using Fer.Engine.Runs;
using Fer.Tests.Engine;
using Fer.Tests.Engine.Export.Onnx;
using Fer.Tests.Engine.Runs;
using Fer.Tests.TestKit;
using Fer.Web.Endpoints.Api;

namespace Fer.Tests.Web.Endpoints;

[Collection(TorchTests.Name)]
public sealed class ApiPredictTests : IAsyncLifetime
{
    private TestDatabase _database = null!; // set before each test
    private FerApplication _application = null!; // set before each test
    private HttpClient _client = null!; // set before each test
    private int _run;
    private int _untrained;

    private static CancellationToken Ct => TestLimit.Token;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Ct);
        var dataset = await TrainableDataset.AddAsync(_database, Ct);
        var queue = new RunQueue(_database.Contexts, TimeProvider.System);
        _run = await AddRunAsync(queue, dataset);
        _untrained = await AddRunAsync(queue, dataset);
        await AddCheckpointAsync();
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
    public async Task Predict_SeveralImages_OneBroken_AnswersForTheOthers()
    {
        var export = await new ModelExporter(_database.Contexts, _database.Folder, TimeProvider.System).ExportAsync(_run, Ct);
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(TestImages.Png(1)), "images", "first.png" },
            { new ByteArrayContent([1, 2, 3]), "images", "broken.png" },
            { new ByteArrayContent(TestImages.Png(2)), "images", "second.png" },
        };

        using var response = await _client.PostAsync($"/api/predict?run={_run}", form, Ct);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(Ct);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var images = answer.GetProperty("images").EnumerateArray().ToList();
        Assert.Equal(["first.png", "broken.png", "second.png"], images.Select(image => image.GetProperty("name").GetString()));
        Assert.Equal("This image cannot be read: it is neither a PNG nor a JPEG.", images[1].GetProperty("error").GetString());
        foreach (var image in new[] { images[0], images[2] })
        {
            var row = image.GetProperty("probabilities").EnumerateArray().Select(value => value.GetDouble()).ToList();
            Assert.Equal(1, row.Sum(), 4);
            Assert.Equal(row.Max(), image.GetProperty("probability").GetDouble(), 6);
            Assert.Equal(answer.GetProperty("classes")[row.IndexOf(row.Max())].GetString(), image.GetProperty("top").GetString());
        }

        Assert.NotEqual(images[0].GetProperty("probabilities").ToString(), images[2].GetProperty("probabilities").ToString());
        Assert.Equal(export.Epoch, answer.GetProperty("epoch").GetInt32());

        // One alone, as the body, and as curl --data-binary sends it.
        foreach (var type in new[] { "image/png", "application/x-www-form-urlencoded" })
        {
            using var alone = new ByteArrayContent(TestImages.Png(2));
            alone.Headers.ContentType = new MediaTypeHeaderValue(type);
            using var second = await _client.PostAsync($"/api/predict?run={_run}", alone, Ct);
            var said = (await second.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("images")[0];
            Assert.Equal(images[2].GetProperty("probabilities").ToString(), said.GetProperty("probabilities").ToString());
        }
    }

    /// <summary>The real child process exports on the first request.</summary>
    [Fact]
    public async Task Model_NotYetExported_IsMadeOnceAndServed()
    {
        var first = await _client.GetByteArrayAsync($"/runs/{_run}/model.onnx", Ct);
        using var again = await _client.GetAsync($"/runs/{_run}/model.onnx", Ct);

        Assert.Equal(first, await again.Content.ReadAsByteArrayAsync(Ct));
        Assert.Equal($"fer-run-{_run}-epoch-2.onnx", again.Content.Headers.ContentDisposition!.FileNameStar);
    }

    [Fact]
    public async Task Predict_RunWithoutWeights_SaysWhy()
    {
        using var body = new ByteArrayContent(TestImages.Png(1));
        await AssertProblemAsync(await _client.PostAsync($"/api/predict?run={_untrained}", body, Ct), HttpStatusCode.NotFound, $"Run {_untrained} has finished no epoch, so there is no model to export.");
        using var model = await _client.GetAsync($"/runs/{_untrained}/model.onnx", Ct);
        Assert.Equal(HttpStatusCode.NotFound, model.StatusCode);
    }

    [Fact]
    public async Task Predict_WrongRequests_SayWhatIsWrong()
    {
        using var image = new ByteArrayContent(TestImages.Png(1));
        await AssertProblemAsync(await _client.PostAsync("/api/predict", image, Ct), HttpStatusCode.BadRequest, "Say which run predicts, as in /api/predict?run=1.");
        using var nothing = new ByteArrayContent([]);
        await AssertProblemAsync(await _client.PostAsync($"/api/predict?run={_run}", nothing, Ct), HttpStatusCode.BadRequest, "There is no image in the request.");
        using var many = new MultipartFormDataContent();
        for (var index = 0; index <= ApiPredict.MostImages; index++)
            many.Add(new ByteArrayContent([1]), "images", $"{index}.png");
        await AssertProblemAsync(await _client.PostAsync($"/api/predict?run={_run}", many, Ct), HttpStatusCode.BadRequest, "There are 257 images in the request; at most 256 are taken.");
        using var cut = new StringContent("no parts", MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x"));
        await AssertProblemAsync(await _client.PostAsync($"/api/predict?run={_run}", cut, Ct), HttpStatusCode.BadRequest, "The body could not be read.");
    }

    private static async Task AssertProblemAsync(HttpResponseMessage response, HttpStatusCode status, string sentence)
    {
        using (response)
        {
            Assert.Equal(status, response.StatusCode);
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
            Assert.Contains(sentence, (await response.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("detail").GetString(), StringComparison.Ordinal);
        }
    }

    /// <summary>Ended, or the application would train it.</summary>
    private static async Task<int> AddRunAsync(RunQueue queue, TrainableDataset dataset)
    {
        var lease = await queue.EnqueueClaimedAsync(dataset.NewRun(epochs: 2), Ct);
        await queue.FinishAsync(lease, RunState.Cancelled, null, Ct);
        return lease.RunId;
    }

    private async Task AddCheckpointAsync()
    {
        var content = RandomNetwork.Checkpoint(PresetCatalog.Fast.Architecture, 7, epoch: 2);
        var folder = Directory.CreateDirectory(Path.Combine(_database.Folder.Checkpoints, $"{_run}")).FullName;
        await File.WriteAllBytesAsync(Path.Combine(folder, "best-0002.ckpt"), content, Ct);
        await using var db = await _database.Contexts.CreateDbContextAsync(Ct);
        db.Checkpoints.Add(new Checkpoint
        {
            RunId = _run,
            Kind = CheckpointKind.Best,
            Epoch = 2,
            Path = $"checkpoints/{_run}/best-0002.ckpt",
            Bytes = content.Length,
            Sha256 = System.Security.Cryptography.SHA256.HashData(content),
            ValidationAccuracy = 0.5,
        });
        await db.SaveChangesAsync(Ct);
    }
}
