using System.Diagnostics;
using Fer.Engine.CommandLine;

namespace Fer.Tests.TestKit;

/// <summary>Runs <c>fer</c>: within the test, or as a process of its own that can be killed.</summary>
public static class FerCommandLine
{
    public static async Task<(int Code, string Output, string Error)> RunAsync(CancellationToken ct, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await new VerbHost(output, error, TimeProvider.System).RunAsync(arguments, ct);
        return (code, output.ToString(), error.ToString());
    }

    /// <summary>Starts the command line's own build.</summary>
    public static Process Start(params string[] arguments)
    {
        var built = Path.GetRelativePath(Path.Combine(Repository.Root, "Fer.Tests"), AppContext.BaseDirectory);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(Repository.Root, "Fer.Engine", built, "Fer.Engine.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
    }
}
