using System.Net;
using Fer.Tests.Engine.Evaluations;
using Fer.Tests.TestKit;

namespace Fer.Tests.Web.Hosting;

public sealed class ReportTests
{
    private static CancellationToken Ct => TestLimit.Token;

    [Fact]
    public async Task Report_ScoredRun_IsOneFileThatNeedsNothingElse()
    {
        await using var data = await ScoredDataset.CreateAsync(Ct, isLookedAt: false);
        await using var fer = new FerApplication(data.Database.Folder.Path);
        using var client = fer.CreateClient();

        using var response = await client.GetAsync(new Uri($"/runs/{data.RunId}/report.html", UriKind.Relative), Ct);
        var html = await response.Content.ReadAsStringAsync(Ct);

        Assert.Equal((HttpStatusCode.OK, "text/html"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.StartsWith("<!DOCTYPE html>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<link", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Contains("On validation", html, StringComparison.Ordinal);
        Assert.Equal(1, Scores(html));
        Assert.Contains("Hash of the split", html, StringComparison.Ordinal);
        Assert.Contains("Nobody has looked at a test result", html, StringComparison.Ordinal);
        Assert.Contains("no proof of an emotion", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_AfterALookAtTest_HasItsScoreAndTheRecord()
    {
        await using var data = await ScoredDataset.CreateAsync(Ct);
        await using var fer = new FerApplication(data.Database.Folder.Path);
        using var client = fer.CreateClient();

        var html = await client.GetStringAsync(new Uri($"/runs/{data.RunId}/report.html", UriKind.Relative), Ct);

        Assert.Equal(2, Scores(html));
        Assert.Contains("final figure", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_UnknownRun_IsNotFoundInWords()
    {
        await using var data = await ScoredDataset.CreateAsync(Ct);
        await using var fer = new FerApplication(data.Database.Folder.Path);
        using var client = fer.CreateClient();

        using var response = await client.GetAsync(new Uri("/runs/4711/report.html", UriKind.Relative), Ct);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("There is no run 4711", await response.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    private static int Scores(string html) => html.Split("Balanced accuracy").Length - 1;
}
