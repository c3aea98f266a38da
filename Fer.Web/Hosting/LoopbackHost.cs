using System.Net;

namespace Fer.Web.Hosting;

/// <summary>Tells the names of this machine's loopback interface from all others.</summary>
internal static class LoopbackHost
{
    public static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && (address.Equals(IPAddress.Loopback) || address.Equals(IPAddress.IPv6Loopback)));
}
