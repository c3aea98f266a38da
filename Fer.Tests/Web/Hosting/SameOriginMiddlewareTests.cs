using Fer.Web.Hosting;
using Microsoft.AspNetCore.Http;

namespace Fer.Tests.Web.Hosting;

public sealed class SameOriginMiddlewareTests
{
    [Theory]
    [InlineData("localhost:5080", null)]
    [InlineData("LOCALHOST:5080", "http://localhost:5080")]
    [InlineData("127.0.0.1:5080", "http://127.0.0.1:5080")]
    [InlineData("[::1]:5080", "http://[::1]:5080")]
    [InlineData("localhost", "http://localhost")]
    public void Judge_OwnNameAndOrigin_IsOwn(string host, string? origin) =>
        Assert.Equal(SameOriginMiddleware.Verdict.Own, Judge("GET", host, origin));

    [Theory]
    [InlineData("")]
    [InlineData("evil.example")]
    [InlineData("evil.example:5080")]
    [InlineData("localhost.evil.example:5080")]
    [InlineData("evil.localhost:5080")]
    [InlineData("192.168.1.5:5080")]
    [InlineData("0.0.0.0:5080")]
    [InlineData("127.0.0.1.nip.io:5080")]
    public void Judge_ForeignHost_IsRefused(string host) =>
        Assert.Equal(SameOriginMiddleware.Verdict.ForeignHost, Judge("GET", host, null));

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    [InlineData("OPTIONS")]
    [InlineData("HEAD")]
    public void Judge_ForeignOrigin_IsRefusedForEveryMethod(string method)
    {
        foreach (var origin in new[] { "http://evil.example", "null", "", "https://localhost:5080", "http://localhost:3000", "http://127.0.0.1:5080", "http://localhost:5080/" })
            Assert.Equal(SameOriginMiddleware.Verdict.ForeignOrigin, Judge(method, "localhost:5080", origin));
    }

    [Fact]
    public void Judge_SeveralOrigins_IsRefused()
    {
        var request = CreateRequest("GET", "localhost:5080");
        request.Headers.Origin = new(["http://localhost:5080", "http://evil.example"]);
        Assert.Equal(SameOriginMiddleware.Verdict.ForeignOrigin, SameOriginMiddleware.Judge(request));
    }

    [Theory]
    [InlineData("GET", "cross-site", "navigate", "document", true)]
    [InlineData("GET", "none", "navigate", "document", true)]
    [InlineData("GET", "same-origin", "no-cors", "image", true)]
    [InlineData("GET", "cross-site", "no-cors", "image", false)]
    [InlineData("GET", "same-site", "no-cors", "script", false)]
    [InlineData("GET", "cross-site", "navigate", "iframe", false)]
    [InlineData("POST", "cross-site", "navigate", "document", false)]
    [InlineData("GET", "cross-site", "websocket", "websocket", false)]
    public void Judge_OtherSiteInFetchMetadata_OnlyOpensPages(string method, string site, string mode, string destination, bool isServed)
    {
        var request = CreateRequest(method, "localhost:5080");
        request.Headers["Sec-Fetch-Site"] = site;
        request.Headers["Sec-Fetch-Mode"] = mode;
        request.Headers["Sec-Fetch-Dest"] = destination;
        Assert.Equal(isServed, SameOriginMiddleware.Judge(request) == SameOriginMiddleware.Verdict.Own);
    }

    private static SameOriginMiddleware.Verdict Judge(string method, string host, string? origin)
    {
        var request = CreateRequest(method, host);
        if (origin is not null)
            request.Headers.Origin = origin;
        return SameOriginMiddleware.Judge(request);
    }

    private static HttpRequest CreateRequest(string method, string host)
    {
        var request = new DefaultHttpContext().Request;
        request.Method = method;
        request.Scheme = "http";
        request.Host = new HostString(host);
        return request;
    }
}
