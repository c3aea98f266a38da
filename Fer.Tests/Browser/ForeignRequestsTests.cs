using System.Collections.Concurrent;
using Fer.Tests.TestKit;
using Microsoft.Playwright;

namespace Fer.Tests.Browser;

[Collection(BrowserTests.Name)]
public sealed class ForeignRequestsTests(Chromium chromium, EmptyFer fer) : IClassFixture<EmptyFer>
{
    public static TheoryData<string> Pages => new("/", "/datasets", "/browse", "/quality", "/splits", "/train", "/runs", "/compare", "/predict", "/predict/webcam", "/no-such-page");

    [Theory(Timeout = BrowserTests.Limit)]
    [MemberData(nameof(Pages))]
    public async Task Page_EmptyDatabase_ShowsItsHeadingAndTalksToNobodyElse(string path)
    {
        var page = await chromium.OpenAsync(fer.Address);
        var foreign = new ConcurrentBag<string>();
        var complaints = new ConcurrentBag<string>();
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: "http" or "https" or "ws" or "wss" } address && address.Authority != fer.Address.Authority)
                foreign.Add(request.Url);
        };
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains("404", StringComparison.Ordinal))
                complaints.Add(message.Text);
        };

        await page.GotoAsync(path);
        await page.Locator("h1").WaitForAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        Assert.Empty(foreign);
        Assert.Empty(complaints);
        Assert.Equal(1, await page.Locator("h1").CountAsync());
    }
}
