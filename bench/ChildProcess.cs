using System.Diagnostics;
using System.Globalization;

namespace Fer.Bench;

/// <summary>Runs a program and measures its wall time and peak memory.</summary>
internal static class ChildProcess
{
    private static readonly TimeSpan Sampling = TimeSpan.FromMilliseconds(20);

    /// <summary>What a finished child used.</summary>
    /// <param name="Seconds">Wall time.</param>
    /// <param name="PeakMegabytes">Highest resident size (VmHWM) seen.</param>
    /// <param name="Output">Standard output.</param>
    public sealed record Outcome(double Seconds, double PeakMegabytes, string Output);

    /// <summary>The engine's command line as built beside this program, on this program's frameworks, which hold what its own folder lacks.</summary>
    public static Task<Outcome> FerAsync(CancellationToken ct, params string[] arguments) => RunAsync(
        "dotnet",
        ["exec", "--runtimeconfig", Beside("Fer.Bench.runtimeconfig.json"), "--depsfile", Beside("Fer.Bench.deps.json"), Beside("Fer.Engine.dll"), .. arguments],
        ct);

    private static string Beside(string file) => Path.Combine(AppContext.BaseDirectory, file);

    public static async Task<Outcome> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken ct)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var errors = process.StandardError.ReadToEndAsync(ct);
        var exited = process.WaitForExitAsync(ct);
        var peak = 0.0;
        while (await Task.WhenAny(exited, Task.Delay(Sampling, ct)) != exited)
            peak = Math.Max(peak, PeakMegabytes(process.Id));
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        return process.ExitCode == 0
            ? new Outcome(seconds, peak, await output)
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {await errors}");
    }

    private static double PeakMegabytes(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(text => text.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
