using System.Net;
using System.Net.Sockets;
using Fer.Web.Hosting;

namespace Fer.Tests.Web.Hosting;

public sealed class LoopbackBindingTests
{
    [Theory]
    [InlineData("http://localhost:5080", true)]
    [InlineData("http://127.0.0.1:0", true)]
    [InlineData("http://[::1]:5080", true)]
    [InlineData("http://0.0.0.0:5080", false)]
    [InlineData("http://[::]:5080", false)]
    [InlineData("http://*:5080", false)]
    [InlineData("http://+:5080", false)]
    [InlineData("http://fer.example:5080", false)]
    [InlineData("http://192.168.1.5:5080", false)]
    [InlineData("5080", false)]
    public void IsLoopback_Address_TellsOwnMachineFromNetwork(string url, bool expected) =>
        Assert.Equal(expected, LoopbackBinding.IsLoopback(url));

    [Theory]
    [InlineData("--urls", "http://0.0.0.0:5080")]
    [InlineData("--urls", "http://localhost:5080;http://*:5081")]
    [InlineData("--Kestrel:Endpoints:Http:Url", "http://[::]:5080")]
    public void Build_NetworkAddress_IsRefusedInOneSentence(string option, string value)
    {
        var refusal = Assert.Throws<StartRefusedException>(() => FerHost.Build([option, value]));
        Assert.StartsWith("Fer cannot start on http://", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EnsureFree_PortInUse_IsRefusedInOneSentence()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var refusal = Assert.Throws<StartRefusedException>(() => LoopbackBinding.EnsureFree([$"http://localhost:{port}"]));
        Assert.Contains($"port {port}", refusal.Message, StringComparison.Ordinal);
        other.Stop();
        LoopbackBinding.EnsureFree([$"http://localhost:{port}"]);
    }

    [Fact]
    public async Task RunAsync_NetworkAddress_EndsWithOne() =>
        Assert.Equal(1, await FerHost.RunAsync(["--urls", "http://0.0.0.0:5080"]));
}
