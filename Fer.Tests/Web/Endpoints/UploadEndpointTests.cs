using System.Net;
using System.Net.Http.Json;
using Fer.Tests.TestKit;
using Fer.Web.Endpoints;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Tests.Web.Endpoints;

public sealed class UploadEndpointTests
{
    private static CancellationToken Ct => TestLimit.Token;

    [Fact]
    public async Task Post_CsvFile_LiesInAGeneratedFolderUnderItsOwnName()
    {
        await using var application = new FerApplication();
        using var client = application.CreateClient();

        using var response = await client.PostAsync("/uploads?name=fer2013.csv", new ByteArrayContent([1, 2, 3]), Ct);

        var answer = await response.Content.ReadFromJsonAsync<UploadAnswer>(Ct);
        var upload = application.Services.GetRequiredService<UploadStore>().Find(answer!.Id)!;
        Assert.Equal(("fer2013.csv", 3L), (answer.Name, answer.Bytes));
        Assert.Equal(Path.Combine(application.Folder.Uploads, answer.Id.ToString("N"), "fer2013.csv"), upload.Path);
        Assert.Equal([1, 2, 3], await File.ReadAllBytesAsync(upload.Path, Ct));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?name=")]
    [InlineData("?name=model.pt")]
    [InlineData("?name=page.html")]
    public async Task Post_AnotherKind_IsRefusedAndNothingKept(string query)
    {
        await using var application = new FerApplication();
        using var client = application.CreateClient();

        using var response = await client.PostAsync($"/uploads{query}", new ByteArrayContent([1]), Ct);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.False(Directory.Exists(application.Folder.Uploads));
    }

    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("null")]
    public async Task Post_ForeignOrigin_IsRefusedAndNothingKept(string origin)
    {
        await using var application = new FerApplication();
        using var client = application.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/uploads?name=a.csv") { Content = new ByteArrayContent([1]) };
        request.Headers.Add("Origin", origin);

        using var response = await client.SendAsync(request, Ct);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.False(Directory.Exists(application.Folder.Uploads));
    }

    [Fact]
    public async Task ReceiveAsync_BrokenOffHalfway_LeavesNoFile()
    {
        await using var application = new FerApplication();
        var uploads = application.Services.GetRequiredService<UploadStore>();
        using var cancel = new CancellationTokenSource();
        await using var body = new StreamThatCancels(cancel);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => uploads.ReceiveAsync("fer2013.csv", body, cancel.Token));

        Assert.Empty(Directory.GetFileSystemEntries(application.Folder.Uploads));
    }

    [Theory]
    [InlineData("fer2013.csv", "fer2013.csv")]
    [InlineData("C:\\data\\fer 2013.CSV", "fer 2013.CSV")]
    [InlineData("../../../etc/cron.d/x.csv", "x.csv")]
    [InlineData("..\0.csv", "upload.csv")]
    [InlineData("=cmd|'/c calc'!A1.zip", "c calcA1.zip")]
    [InlineData(".csv", "upload.csv")]
    public void CleanName_AnyName_KeepsHarmlessCharactersOfTheLastPart(string name, string kept) =>
        Assert.Equal(kept, UploadStore.CleanName(name));

    /// <summary>Gives some bytes, then breaks off as a browser does that cancels an upload.</summary>
    private sealed class StreamThatCancels(CancellationTokenSource cancel) : MemoryStream(new byte[100_000])
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position > 0)
                await cancel.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
            return await base.ReadAsync(buffer, cancellationToken);
        }
    }
}
