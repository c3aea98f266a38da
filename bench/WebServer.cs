using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Fer.Bench;

/// <summary>The web application as a process of its own, for what is measured in a browser.</summary>
internal static partial class WebServer
{
    public static Process Start(string folder) =>
        Process.Start(new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "Fer.Web.dll"), "--urls", "http://127.0.0.1:0", "--data", folder },
        }) ?? throw new InvalidOperationException("The web application did not start.");

    public static async Task<string> AddressAsync(Process server, CancellationToken ct)
    {
        while (await server.StandardOutput.ReadLineAsync(ct) is { } line)
        {
            if (Listening().Match(line) is { Success: true } match)
            {
                _ = server.StandardOutput.ReadToEndAsync(ct);
                return match.Groups[1].Value;
            }
        }
        throw new InvalidOperationException("The web application ended before it listened.");
    }

    [GeneratedRegex(@"Now listening on: (http://\S+)")]
    private static partial Regex Listening();
}
