using System.Net;
using System.Net.Sockets;
using System.Text;
using Fer.Tests.TestKit;
using Fer.Web.Hosting;
using Microsoft.AspNetCore.Builder;

namespace Fer.Tests.Web.Hosting;

/// <summary>The whole application on a real socket with a data folder of its own.</summary>
public sealed class RunningFer : IAsyncLifetime
{
    private readonly string _dataDirectory = Directory.CreateTempSubdirectory("fer-web-").FullName;
    private WebApplication? _app;

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public async ValueTask InitializeAsync()
    {
        _app = FerHost.Build(["--urls", "http://127.0.0.1:0", "--Fer:DataDirectory", _dataDirectory, "--Logging:LogLevel:Default", "Warning"]);
        await FerHost.PrepareAsync(_app);
        await _app.StartAsync(TestLimit.Token);
        Address = new Uri(_app.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        Directory.Delete(_dataDirectory, recursive: true);
    }

    /// <summary>Sends exactly these lines, which a well-behaved client would not, and returns the head of the answer.</summary>
    public async Task<string> SendAsync(params string[] lines)
    {
        var ct = TestLimit.Token;
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Address.Port, ct);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(string.Join("\r\n", lines) + "\r\n\r\n"), ct);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var head = new StringBuilder();
        while (await reader.ReadLineAsync(ct) is { Length: > 0 } line)
            head.AppendLine(line);
        return head.ToString();
    }
}
