using System.Net;
using System.Net.Http.Headers;
using Fer.Tests.TestKit;

namespace Fer.Tests.Web.Endpoints;

public sealed class ImageEndpointTests
{
    private static CancellationToken Ct => TestLimit.Token;

    [Fact]
    public async Task Get_StoredImage_AnswersItsBytesForEver()
    {
        await using var application = new FerApplication();
        using var client = application.CreateClient();
        var (_, ids) = await SpecDataset.AddAsync(application.Contexts, "faces", new(1), new(2));

        using var response = await client.GetAsync($"/images/{ids[1]}", Ct);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal([1, 2, 3, 1], await response.Content.ReadAsByteArrayAsync(Ct));
        Assert.Equal("image/png", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("private, max-age=31536000, immutable", string.Join(", ", response.Headers.GetValues("Cache-Control").SelectMany(v => v.Split(", ")).OrderByDescending(v => v)));
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal(66, response.Headers.ETag!.Tag.Length);
    }

    [Fact]
    public async Task Get_KnownETag_AnswersNotModifiedWithoutBytes()
    {
        await using var application = new FerApplication();
        using var client = application.CreateClient();
        var (_, ids) = await SpecDataset.AddAsync(application.Contexts, "faces", new SampleSpec(1));
        using var first = await client.GetAsync($"/images/{ids[0]}", Ct);

        using var request = new HttpRequestMessage(HttpMethod.Get, $"/images/{ids[0]}");
        request.Headers.IfNoneMatch.Add(new EntityTagHeaderValue(first.Headers.ETag!.Tag));
        using var second = await client.SendAsync(request, Ct);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync(Ct));
    }

    [Theory]
    [InlineData("/images/999999")]
    [InlineData("/images/-1")]
    [InlineData("/images/abc")]
    [InlineData("/images/..%2f..%2ffer.db")]
    public async Task Get_NoSuchImage_AnswersNotFound(string address)
    {
        await using var application = new FerApplication();
        using var client = application.CreateClient();

        using var response = await client.GetAsync(address, Ct);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Null(response.Headers.CacheControl?.MaxAge);
    }
}
