using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Fer.Engine.Training;

/// <summary>Asks the NVIDIA driver what GPUs there are, whether or not this build of libtorch can use them.</summary>
public static class NvidiaGpus
{
    private const string DriverFolder = "/proc/driver/nvidia/gpus";
    private const string ModelField = "Model:";

    /// <summary>A driver in trouble may never answer; the name of a GPU is not worth the wait.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>The GPUs; empty where there are none or no driver.</summary>
    public static IReadOnlyList<NvidiaGpu> Find()
    {
        var asked = AskDriver();
        return asked.Count > 0 ? asked : ReadFolder(DriverFolder);
    }

    /// <summary>Reads lines such as <c>NVIDIA A10G, 23028 MiB</c>, as <c>nvidia-smi</c> writes them.</summary>
    internal static IReadOnlyList<NvidiaGpu> ParseList(string output)
    {
        List<NvidiaGpu> gpus = [];
        foreach (var line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // Anything else is a complaint of the driver.
            if (line.LastIndexOf(',') is > 0 and var comma)
                gpus.Add(new NvidiaGpu(line[..comma].Trim(), ParseMemory(line[(comma + 1)..])));
        }

        return gpus;
    }

    /// <summary>Reads the driver's files, one a GPU, which tell the name only.</summary>
    internal static IReadOnlyList<NvidiaGpu> ReadFolder(string folder)
    {
        try
        {
            return Directory.Exists(folder)
                ? [.. Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal)
                    .Select(gpu => Path.Combine(gpu, "information")).Where(File.Exists)
                    .SelectMany(File.ReadLines).Where(line => line.StartsWith(ModelField, StringComparison.Ordinal))
                    .Select(line => new NvidiaGpu(line[ModelField.Length..].Trim(), null))]
                : [];
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static long? ParseMemory(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words is [var number, "MiB"] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var mebibytes) ? mebibytes << 20 : null;
    }

    private static IReadOnlyList<NvidiaGpu> AskDriver()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("nvidia-smi", ["--query-gpu=name,memory.total", "--format=csv,noheader"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            });
            if (process is null)
                return [];
            if (!process.WaitForExit(Patience))
            {
                process.Kill();
                return [];
            }

            return process.ExitCode == 0 ? ParseList(process.StandardOutput.ReadToEnd()) : [];
        }
        catch (Exception missing) when (missing is Win32Exception or InvalidOperationException or IOException)
        {
            return [];
        }
    }
}
