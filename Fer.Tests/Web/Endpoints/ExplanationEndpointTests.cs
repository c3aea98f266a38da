using System.Net;
using System.Net.Http.Json;
using Fer.Data.Runs;
using Fer.Data.Splits;
using Fer.Engine.Explanations;
using Fer.Engine.Imaging;
using Fer.Engine.Runs;
using Fer.Tests.TestKit;
using Fer.Web.Endpoints;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Tests.Web.Endpoints;

/// <summary>Maps that were made are served as pictures; others are not.</summary>
public sealed class ExplanationEndpointTests : IAsyncLifetime
{
    private readonly FerApplication _application = new();
    private HttpClient _client = null!; // set before each test
    private int _run;
    private int _split;

    private static CancellationToken Ct => TestLimit.Token;

    public async ValueTask InitializeAsync()
    {
        _client = _application.CreateClient();
        var (datasetId, ids) = await SpecDataset.AddAsync(_application.Contexts, "faces", [.. Enumerable.Range(0, 14).Select(index => new SampleSpec(index % 7))]);
        _split = await AddSplitAsync(datasetId, ids);
        var run = new NewRun { DatasetId = datasetId, SplitId = _split, Hyperparameters = new Hyperparameters { Preset = "fast", Epochs = 1, LearningRate = 0.01, Device = DeviceChoice.Cpu } };
        _run = (await new RunQueue(_application.Contexts, TimeProvider.System).EnqueueClaimedAsync(run, Ct)).RunId;
        await using var db = await _application.Contexts.CreateDbContextAsync(Ct);
        db.Checkpoints.Add(new Checkpoint { RunId = _run, Kind = CheckpointKind.Best, Epoch = 1, Path = "checkpoints/best.ckpt", Bytes = 1, Sha256 = new byte[32], ValidationAccuracy = 0.5 });
        await db.SaveChangesAsync(Ct);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _application.DisposeAsync();
    }

    [Fact]
    public async Task Get_KeptMap_IsAPictureOfIt()
    {
        var id = await IdAsync(SplitPart.Validation);
        var map = Enumerable.Range(0, 48 * 48).Select(index => (byte)index).ToArray();
        await KeepAsync(id, 3, map);

        using var response = await _client.GetAsync(ExplanationEndpoints.Address(_run, id, 3, "v"), Ct);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("image/png", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(map, ImageDecoder.Decode(await response.Content.ReadAsByteArrayAsync(Ct)).Gray.Pixels);
        using var predicted = await _client.GetAsync(ExplanationEndpoints.Address(_run, id, null, "v"), Ct);
        Assert.Equal(HttpStatusCode.NotFound, predicted.StatusCode);
    }

    [Fact]
    public async Task Get_MapOfALockedTestImage_IsRefusedThoughKept()
    {
        var id = await IdAsync(SplitPart.Test);
        await KeepAsync(id, null, new byte[48 * 48]);

        using var response = await _client.GetAsync(ExplanationEndpoints.Address(_run, id, null, "v"), Ct);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("locked", (await response.Content.ReadFromJsonAsync<ProblemDetails>(Ct))!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_NoSuchRun_SaysSo()
    {
        using var response = await _client.GetAsync(ExplanationEndpoints.Address(_run + 1, 1, null, "v"), Ct);

        Assert.Contains($"There is no run {_run + 1}", (await response.Content.ReadFromJsonAsync<ProblemDetails>(Ct))!.Detail, StringComparison.Ordinal);
    }

    private async Task KeepAsync(long id, int? asked, byte[] map)
    {
        await using var db = await _application.Contexts.CreateDbContextAsync(Ct);
        var pixels = await db.Samples.Where(sample => sample.Id == id).Select(sample => sample.PixelHash).SingleAsync(Ct);
        await _application.Services.GetRequiredService<ExplanationCache>().StoreAsync(
            new string('0', 64), Convert.ToHexStringLower(pixels), asked, new Explanation(asked ?? 0, 0, [1, 0, 0, 0, 0, 0, 0], 6, 6, true, map), Ct);
    }

    private async Task<long> IdAsync(SplitPart part)
    {
        await using var db = await _application.Contexts.CreateDbContextAsync(Ct);
        return await db.SplitSamples.Where(row => row.SplitId == _split && row.Part == part).Select(row => row.SampleId).FirstAsync(Ct);
    }

    private async Task<int> AddSplitAsync(int datasetId, long[] ids)
    {
        await using var db = await _application.Contexts.CreateDbContextAsync(Ct);
        var split = new Split { DatasetId = datasetId, Name = "split", CreatedAt = TinyDataset.ImportedAt, Seed = 1, ValidationShare = 0.3, TestRule = TestRule.ImportedUsage, ContentHash = new byte[32] };
        SplitPart[] parts = [SplitPart.Train, SplitPart.Validation, SplitPart.Test];
        split.Samples.AddRange(ids.Select((id, index) => new SplitSample { SampleId = id, Part = parts[index % 3], Label = index % 7 }));
        db.Splits.Add(split);
        await db.SaveChangesAsync(Ct);
        return split.Id;
    }
}
