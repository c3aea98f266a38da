using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Fer.Engine.Imaging;
using Fer.Tests.TestKit;
using Fer.Web.Features.Predict;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Tests.Web.Endpoints;

public sealed class PictureEndpointTests : IAsyncLifetime
{
    private readonly FerApplication _application = new();
    private readonly List<PictureReading> _told = [];
    private HttpClient _client = null!; // set before each test
    private PictureTray _tray = null!; // set before each test

    private static CancellationToken Ct => TestLimit.Token;

    public ValueTask InitializeAsync()
    {
        _client = _application.CreateClient();
        _tray = _application.Services.GetRequiredService<PictureTrays>().Open(reading =>
        {
            _told.Add(reading);
            _tray.Keep(reading.Picture, reading.Read?.Faces ?? []);
            return Task.CompletedTask;
        });
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _application.DisposeAsync();
    }

    [Fact]
    public async Task Post_PictureWithAFace_TellsThePageAndServesItsCropAsLongAsThePageIsOpen()
    {
        using var answer = await SendAsync(GrayPng.Encode(CameraChromium.Happy), "3?margin=0.1");

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        var reading = Assert.Single(_told);
        Assert.Equal((3, 0.1, FaceVideo.Width, null), (reading.Picture, reading.Margin, reading.Read!.Width, reading.Failure));
        var address = PictureEndpoints.FaceAddress(_tray.Key, 3, 1, 0.1);
        using var crop = await _client.GetAsync(address, Ct);
        Assert.Equal(("image/png", true), (crop.Content.Headers.ContentType!.MediaType, crop.Headers.CacheControl!.NoStore));
        Assert.Equal(Assert.Single(reading.Read.Faces).Pixels, ImageDecoder.Decode(await crop.Content.ReadAsByteArrayAsync(Ct)).Gray.Pixels);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(PictureEndpoints.FaceAddress(_tray.Key, 3, 2, 0.1)));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(PictureEndpoints.FaceAddress(Guid.NewGuid(), 3, 1, 0.1)));

        _tray.Dispose();
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(address));
        using var late = await SendAsync(TestImages.Png(1), "4");
        Assert.Equal(HttpStatusCode.NotFound, late.StatusCode);
        Assert.Contains("not open any more", (await late.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_application.Folder.Uploads));
    }

    [Fact]
    public async Task Post_NoMargin_TakesTheWholePicture()
    {
        using var answer = await SendAsync(TestImages.Png(5), "1");

        Assert.Equal(TestImages.Gray(5).Pixels, Assert.Single(Assert.Single(_told).Read!.Faces).Pixels);
    }

    [Fact]
    public async Task Post_Broken_TellsThePageWhy()
    {
        using var answer = await SendAsync([1, 2, 3], "1?margin=0.1");

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal((null, "it is neither a PNG nor a JPEG"), (Assert.Single(_told).Read, _told[0].Failure));
    }

    [Theory]
    [InlineData("1?margin=-0.1")]
    [InlineData("1?margin=1.1")]
    [InlineData("1?margin=NaN")]
    public async Task Post_MarginOutOfRange_IsRefused(string path)
    {
        using var answer = await SendAsync(TestImages.Png(5), path);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(_told);
    }

    [Fact]
    public async Task Post_TooLarge_IsRefused()
    {
        using var answer = await SendAsync(new byte[ImageLimits.MaxBytes + 1], "1");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Empty(_told);
    }

    private Task<HttpResponseMessage> SendAsync(byte[] content, string path) =>
        _client.PostAsync($"{PictureEndpoints.Address(_tray.Key)}/{path}", new ByteArrayContent(content), Ct);

    private async Task<HttpStatusCode> StatusAsync(string address)
    {
        using var answer = await _client.GetAsync(address, Ct);
        return answer.StatusCode;
    }
}
