using System.Net;
using System.Net.Sockets;

namespace Fer.Web.Hosting;

/// <summary>Fer has no login yet, so it listens only where nobody but this machine's users can reach it.</summary>
internal static class LoopbackBinding
{
    /// <summary>The port is fixed so that a bookmarked page, with its filters in the address, keeps working.</summary>
    public const string DefaultUrl = "http://localhost:5080";

    public static void Apply(WebApplicationBuilder builder)
    {
        var asked = builder.Configuration[WebHostDefaults.ServerUrlsKey];
        var urls = string.IsNullOrWhiteSpace(asked) ? DefaultUrl : asked;
        var endpoints = builder.Configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"] ?? "");
        var foreign = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Concat(endpoints)
            .FirstOrDefault(url => !IsLoopback(url));
        if (foreign is not null)
            throw new StartRefusedException(
                $"Fer cannot start on {foreign}: it has no login, so it listens only on this machine; use an address such as {DefaultUrl}, and an SSH tunnel to reach it from elsewhere.");
        builder.WebHost.UseUrls(urls);
    }

    /// <summary>
    /// Checked before anything starts: the server is the last part to start, so a second Fer would otherwise
    /// have begun to work on the same data before it found its port taken.
    /// </summary>
    public static void EnsureFree(IEnumerable<string> urls)
    {
        foreach (var url in urls.Select(BindingAddress.Parse).Where(url => url.Port > 0))
        {
            if (!IsFree(url))
                throw new StartRefusedException(
                    $"Fer cannot start: another program, perhaps another Fer, already listens on port {url.Port}; stop it, or choose another port with --urls http://localhost:{url.Port + 1}.");
        }
    }

    private static bool IsFree(BindingAddress url)
    {
        var address = IPAddress.TryParse(url.Host.Trim('[', ']'), out var given) ? given : IPAddress.Loopback;
        using var probe = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            probe.Bind(new IPEndPoint(address, url.Port));
            return true;
        }
        catch (SocketException failure) when (failure.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            return false;
        }
    }

    /// <summary>A loopback name or address; a wildcard, a machine's name or a path is none.</summary>
    public static bool IsLoopback(string url)
    {
        try
        {
            return LoopbackHost.IsLoopback(BindingAddress.Parse(url).Host.Trim('[', ']'));
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
