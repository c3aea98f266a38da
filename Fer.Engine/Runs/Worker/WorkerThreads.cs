using System.Globalization;

namespace Fer.Engine.Runs.Worker;

/// <summary>How many processor threads a worker trains with.</summary>
public static class WorkerThreads
{
    /// <summary>Environment variable that sets the number: fewer leave cores to others, and with 1 a run repeats exactly on the same machine.</summary>
    public const string EnvironmentVariable = "FER_THREADS";

    /// <summary>The number asked for, from 1 to the cores there are; all cores where nothing usable is asked for.</summary>
    public static int Count => Of(Environment.GetEnvironmentVariable(EnvironmentVariable), Environment.ProcessorCount);

    internal static int Of(string? asked, int cores) =>
        int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var threads) && threads >= 1 ? Math.Min(threads, cores) : cores;
}
