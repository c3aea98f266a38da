using System.Net;
using System.Net.Http.Headers;
using Fer.Tests.TestKit;
using Fer.Web.Hosting;

namespace Fer.Tests.Web.Hosting;

public sealed class ResponseTests(RunningFer fer) : IClassFixture<RunningFer>
{
    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/nowhere", HttpStatusCode.NotFound)]
    [InlineData("/css/app.css", HttpStatusCode.OK)]
    [InlineData("/_framework/blazor.web.js", HttpStatusCode.OK)]
    [InlineData("/_content/MudBlazor/MudBlazor.min.css", HttpStatusCode.OK)]
    public async Task Get_AnyAddress_CarriesTheProtectiveHeaders(string path, HttpStatusCode status)
    {
        using var answer = await GetPageAsync(path);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(SecurityHeadersMiddleware.ContentSecurityPolicy, Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Opener-Policy")));
        Assert.Single(answer.Headers.GetValues("Permissions-Policy"));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Get_Page_HasNoInlineScriptAndNoForeignAddress()
    {
        using var answer = await GetPageAsync("/");
        var html = await answer.Content.ReadAsStringAsync(TestLimit.Token);
        Assert.DoesNotMatch("<script(?![^>]*\\bsrc=)", html);
        Assert.DoesNotMatch("(src|href)=\"(https?:)?//", html);
    }

    [Fact]
    public async Task Get_UnknownPage_ShowsTheApplicationUnder404()
    {
        using var answer = await GetPageAsync("/nowhere");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("blazor.web", await answer.Content.ReadAsStringAsync(TestLimit.Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_MissingImage_IsABare404()
    {
        using var client = new HttpClient { BaseAddress = fer.Address };
        using var answer = await client.GetAsync("/img/nowhere.png", TestLimit.Token);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(TestLimit.Token));
    }

    private async Task<HttpResponseMessage> GetPageAsync(string path)
    {
        using var client = new HttpClient { BaseAddress = fer.Address };
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        return await client.GetAsync(path, TestLimit.Token);
    }
}
