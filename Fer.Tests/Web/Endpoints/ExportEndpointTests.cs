using System.IO.Compression;
using System.Net;
using Fer.Engine.Importing;
using Fer.Tests.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Tests.Web.Endpoints;

public sealed class ExportEndpointTests : IAsyncLifetime
{
    private readonly FerApplication _application = new();
    private readonly TestFolder _files = new();
    private HttpClient _client = null!; // set before each test
    private int _dataset;

    private static CancellationToken Ct => TestLimit.Token;

    public async ValueTask InitializeAsync()
    {
        _client = _application.CreateClient();
        var request = new ImportRequest { Path = _files.Write("fer2013.csv", PixelTable.Rows(300)), DatasetName = "My \"faces\"/2", Actor = "ada" };
        _dataset = (await _application.Services.GetRequiredService<DatasetImporter>().ImportAsync(request, null, Ct)).DatasetId;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _application.DisposeAsync();
        _files.Dispose();
    }

    [Fact]
    public async Task Get_Fer2013_GivesTheSourcesBytesUnderASaneName()
    {
        using var response = await _client.GetAsync($"/datasets/{_dataset}/fer2013.csv", Ct);

        Assert.Equal(await File.ReadAllBytesAsync(_files.At("fer2013.csv"), Ct), await response.Content.ReadAsByteArrayAsync(Ct));
        Assert.Equal("My _faces__2-fer2013.csv", response.Content.Headers.ContentDisposition!.FileNameStar);
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition.DispositionType);
    }

    [Fact]
    public async Task Get_ImagesUnderAFilter_HoldsThese()
    {
        using var response = await _client.GetAsync($"/datasets/{_dataset}/images.zip?class=3&leave=excluded", Ct);

        Assert.Equal("application/zip", response.Content.Headers.ContentType!.MediaType);
        await using var archive = new ZipArchive(await response.Content.ReadAsStreamAsync(Ct));
        Assert.Equal(43, archive.Entries.Count);
        Assert.All(archive.Entries, entry => Assert.StartsWith("train/Happy/row-", entry.FullName, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Get_LabelsUnderAFilter_HoldsThese()
    {
        var lines = (await _client.GetStringAsync($"/datasets/{_dataset}/labels.csv?class=3", Ct)).Split("\r\n");

        Assert.StartsWith("sample_id,source,key,usage,original_label,original_class,label,class,pixel_sha256,", lines[0], StringComparison.Ordinal);
        Assert.Equal(45, lines.Length);
        Assert.EndsWith(",0,0,,", lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("99", "fer2013.csv", HttpStatusCode.NotFound)]
    [InlineData("99", "images.zip", HttpStatusCode.NotFound)]
    [InlineData("99", "labels.csv", HttpStatusCode.NotFound)]
    [InlineData(null, "images.zip?parts=77", HttpStatusCode.NotFound)]
    [InlineData(null, "images.zip?text=nowhere", HttpStatusCode.NotFound)]
    [InlineData(null, "images.zip?parts=x", HttpStatusCode.BadRequest)]
    [InlineData(null, "fer2013.csv?labels=later", HttpStatusCode.BadRequest)]
    [InlineData(null, "fer2013.csv?lines=cr", HttpStatusCode.BadRequest)]
    [InlineData(null, "labels.csv?leave=all", HttpStatusCode.BadRequest)]
    public async Task Get_WhatCannotBeGiven_SaysWhy(string? dataset, string rest, HttpStatusCode expected)
    {
        using var response = await _client.GetAsync($"/datasets/{dataset ?? $"{_dataset}"}/{rest}", Ct);

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("\"detail\"", await response.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }
}
