namespace Fer.Tests.Web.Hosting;

/// <summary>What a page of another site can make a browser send, on a real socket: none of it reaches the application.</summary>
public sealed class ForeignRequestTests(RunningFer fer) : IClassFixture<RunningFer>
{
    public static TheoryData<string, string[]> Targets => new()
    {
        { "GET / HTTP/1.1", [] },
        { "GET /css/app.css HTTP/1.1", [] },
        { "POST /_blazor/negotiate?negotiateVersion=1 HTTP/1.1", ["Content-Length: 0"] },
        { "GET /_blazor?id=1 HTTP/1.1", ["Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="] },
        { "POST /imports HTTP/1.1", ["Content-Length: 0"] },
    };

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Send_ForeignHost_Is400(string request, string[] headers)
    {
        foreach (var host in new[] { "evil.example", $"evil.example:{fer.Address.Port}", $"localhost.evil.example:{fer.Address.Port}" })
            Assert.StartsWith("HTTP/1.1 400", await fer.SendAsync([request, $"Host: {host}", .. headers]), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Send_ForeignOrigin_Is403(string request, string[] headers)
    {
        foreach (var origin in new[] { "http://evil.example", "null", "http://localhost:1", $"https://127.0.0.1:{fer.Address.Port}" })
            Assert.StartsWith("HTTP/1.1 403", await fer.SendAsync([request, OwnHost, $"Origin: {origin}", .. headers]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_OwnOrigin_OpensTheSocket()
    {
        var (request, headers) = ("GET /_blazor?id=1 HTTP/1.1", new[] { "Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==" });
        var answer = await fer.SendAsync([request.Replace("?id=1", "", StringComparison.Ordinal), OwnHost, $"Origin: {OwnOrigin}", .. headers]);
        Assert.StartsWith("HTTP/1.1 101", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_OwnOriginToNegotiate_IsServed()
    {
        var answer = await fer.SendAsync(["POST /_blazor/negotiate?negotiateVersion=1 HTTP/1.1", OwnHost, $"Origin: {OwnOrigin}", "Content-Length: 0"]);
        Assert.StartsWith("HTTP/1.1 200", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_Refusal_CarriesTheProtectiveHeaders()
    {
        var answer = await fer.SendAsync(["GET / HTTP/1.1", "Host: evil.example"]);
        Assert.Contains("Content-Security-Policy: default-src 'self'", answer, StringComparison.Ordinal);
        Assert.Contains("X-Content-Type-Options: nosniff", answer, StringComparison.Ordinal);
    }

    private string OwnHost => $"Host: {fer.Address.Authority}";

    private string OwnOrigin => fer.Address.GetLeftPart(UriPartial.Authority);
}
