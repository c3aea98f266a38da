using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Fer.Data.Evaluations;
using Fer.Data.Runs;
using Fer.Data.Splits;
using Fer.Engine.Runs;
using Fer.Tests.Engine.Runs;
using Fer.Tests.TestKit;
using Fer.Web.Endpoints.Api;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Web.Endpoints;

public sealed class ApiEndpointTests : IAsyncLifetime
{
    private TestDatabase _database = null!; // set before each test
    private FerApplication _application = null!; // set before each test
    private HttpClient _client = null!; // set before each test
    private RunFixture _dataset = null!; // set before each test
    private int _run;

    private static CancellationToken Ct => TestLimit.Token;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Ct);
        _dataset = await RunFixture.CreateAsync(_database, Ct);
        var queue = new RunQueue(_database.Contexts, TimeProvider.System);
        _run = await queue.EnqueueAsync(_dataset.NewRun("first"), Ct);
        await queue.EnqueueAsync(_dataset.NewRun("second"), Ct);
        await queue.EnqueueAsync(_dataset.NewRun("third"), Ct);
        // Not queued any more, or the application would train them.
        await _database.ReadAsync(db => db.Runs.ExecuteUpdateAsync(set => set.SetProperty(run => run.State, RunState.Cancelled), Ct));
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
    public async Task Datasets_AreListedWithTheirClasses()
    {
        var list = await ReadAsync("/api/datasets");
        var dataset = Assert.Single(list.GetProperty("items").EnumerateArray());
        Assert.Equal(_dataset.DatasetId, dataset.GetProperty("id").GetInt32());
        Assert.Equal(_dataset.SampleIds.Length, dataset.GetProperty("images").GetInt32());
        Assert.Equal(_dataset.SampleIds.Length, dataset.GetProperty("classes").EnumerateArray().Sum(row => row.GetProperty("images").GetInt32()));
        Assert.Equal(dataset.ToString(), (await ReadAsync($"/api/datasets/{_dataset.DatasetId}")).ToString());
    }

    [Fact]
    public async Task Split_HoldsItsPartsAndItsHash()
    {
        var listed = Assert.Single((await ReadAsync($"/api/splits?dataset={_dataset.DatasetId}")).GetProperty("items").EnumerateArray());
        var split = await ReadAsync($"/api/splits/{_dataset.SplitId}");
        Assert.Equal(64, split.GetProperty("sha256").GetString()!.Length);
        Assert.Equal(listed.GetProperty("train").GetInt32(), split.GetProperty("train").GetInt32());
        Assert.Equal(3, split.GetProperty("runs").GetInt32());
    }

    [Fact]
    public async Task Runs_ComeInPieces_WhoseAddressesLeadToTheEnd()
    {
        List<string> names = [];
        for (var address = "/api/runs?state=cancelled&limit=2"; address is not null;)
        {
            var piece = await ReadAsync(address);
            Assert.Equal(3, piece.GetProperty("total").GetInt32());
            names.AddRange(piece.GetProperty("items").EnumerateArray().Select(row => row.GetProperty("name").GetString()!));
            address = piece.GetProperty("next").GetString();
        }

        Assert.Equal(["third", "second", "first"], names);
        var run = await ReadAsync($"/api/runs/{_run}");
        Assert.Equal("fast", run.GetProperty("settings").GetProperty("preset").GetString());
        Assert.Equal(JsonValueKind.Array, run.GetProperty("epochs").ValueKind);
    }

    [Fact]
    public async Task Evaluations_ShowATestScoreOnlyOnceALookIsOnRecord()
    {
        await AddScoreAsync(SplitPart.Validation);
        await AddScoreAsync(SplitPart.Test);
        Assert.Equal(["Validation"], await PartsAsync());

        await using (var db = await _database.Contexts.CreateDbContextAsync(Ct))
        {
            db.TestLooks.Add(new TestLook { RunId = _run, SplitId = _dataset.SplitId, At = DateTimeOffset.UnixEpoch, Actor = "ada", Reason = "the end" });
            await db.SaveChangesAsync(Ct);
        }

        Assert.Equal(["Test", "Validation"], await PartsAsync());
        var score = (await ReadAsync($"/api/evaluations?run={_run}&part=test")).GetProperty("items")[0];
        Assert.Equal([[3, 1], [0, 4]], score.GetProperty("confusion").Deserialize<int[][]>()!);
    }

    [Theory]
    [InlineData("/api/runs?state=asleep", HttpStatusCode.BadRequest, "state=asleep is not known. Give one of Queued")]
    [InlineData("/api/runs?dataset=faces", HttpStatusCode.BadRequest, "dataset=faces is no number of 1 or more.")]
    [InlineData("/api/runs?limit=9999", HttpStatusCode.BadRequest, "limit=9999 is no number from 1 to 500.")]
    [InlineData("/api/runs?datset=1", HttpStatusCode.BadRequest, "There is no condition datset. This list knows dataset, split, state, tag, limit, skip.")]
    [InlineData("/api/splits", HttpStatusCode.BadRequest, "Say of which dataset")]
    [InlineData("/api/evaluations?part=2", HttpStatusCode.BadRequest, "part=2 is not known")]
    [InlineData("/api/runs/77", HttpStatusCode.NotFound, "There is no run 77.")]
    [InlineData("/api/datasets/77", HttpStatusCode.NotFound, "There is no dataset 77.")]
    [InlineData("/api/splits/77", HttpStatusCode.NotFound, "There is no split 77.")]
    [InlineData("/api/rums", HttpStatusCode.NotFound, "The API has no /api/rums.")]
    public async Task WhatIsWrong_IsAProblemThatSaysIt(string address, HttpStatusCode status, string sentence)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        // A browser's; even then an answer of the API is for programs.
        request.Headers.Accept.ParseAdd("text/html");
        using var response = await _client.SendAsync(request, Ct);
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Ct);
        Assert.Contains(sentence, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_IsRefused_NothingIsChanged()
    {
        using var response = await _client.DeleteAsync($"/api/runs/{_run}", Ct);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Contains("takes no DELETE. Nothing was changed.", await response.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TooManyRequests_AreRefusedWithTheTimeToWait()
    {
        // One more than may come at once and than are given back in a minute, which this does not take.
        for (var request = 0; request < ApiRate.Burst + 60 * ApiRate.PerSecond; request++)
        {
            using var response = await _client.GetAsync("/api/datasets/1", Ct);
            if (response.StatusCode != HttpStatusCode.TooManyRequests)
                continue;
            Assert.Equal(TimeSpan.FromSeconds(1), response.Headers.RetryAfter?.Delta);
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
            return;
        }

        Assert.Fail("Every request was answered.");
    }

    [Fact]
    public async Task Document_DescribesEveryAddress_AndNothingElse()
    {
        var document = await ReadAsync("/openapi/v1.json");
        var paths = document.GetProperty("paths").EnumerateObject().Select(path => path.Name).ToList();
        Assert.Contains("/api/runs/{id}", paths);
        Assert.All(paths, path => Assert.StartsWith("/api/", path, StringComparison.Ordinal));
        Assert.All(document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()),
            operation => Assert.NotEqual("", operation.Value.GetProperty("summary").GetString()));
    }

    [Fact]
    public async Task Document_SaysWhatPredictTakes()
    {
        var post = (await ReadAsync("/openapi/v1.json")).GetProperty("paths").GetProperty("/api/predict").GetProperty("post");

        Assert.Equal(["run", "detect", "margin"], post.GetProperty("parameters").EnumerateArray().Select(parameter => parameter.GetProperty("name").GetString()));
        Assert.Equal(
            ["image/png", "image/jpeg", "multipart/form-data"],
            post.GetProperty("requestBody").GetProperty("content").EnumerateObject().Select(content => content.Name));
    }

    private async Task<List<string>> PartsAsync() =>
        [.. (await ReadAsync($"/api/evaluations?run={_run}")).GetProperty("items").EnumerateArray().Select(row => row.GetProperty("part").GetString()!)];

    private async Task<JsonElement> ReadAsync(string address) => await _client.GetFromJsonAsync<JsonElement>(address, Ct);

    private async Task AddScoreAsync(SplitPart part)
    {
        await using var db = await _database.Contexts.CreateDbContextAsync(Ct);
        db.Evaluations.Add(new Evaluation
        {
            RunId = _run,
            Part = part,
            Epoch = 1,
            CreatedAt = DateTimeOffset.UnixEpoch,
            SampleCount = 8,
            Accuracy = 0.875,
            AccuracyLow = 0.5,
            AccuracyHigh = 0.98,
            MacroF1 = 0.87,
            LogLoss = 0.4,
            Confusion = [3, 1, 0, 4],
        });
        await db.SaveChangesAsync(Ct);
    }
}
