using System.Diagnostics;

namespace Fer.Bench.Reporting;

/// <summary>Summaries of repeated measurements.</summary>
internal static class Statistics
{
    /// <summary>The value that a share of the measurements does not exceed (nearest rank).</summary>
    public static double Percentile(IReadOnlyCollection<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
    }

    public static double Median(IReadOnlyCollection<double> values) => Percentile(values, 0.5);

    /// <summary>The median that halves an even number too: the mean of the two values in the middle.</summary>
    public static double Middle(IReadOnlyCollection<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>Milliseconds of each of a number of repetitions.</summary>
    public static async Task<IReadOnlyList<double>> TimeAsync(int repetitions, Func<int, Task> act)
    {
        List<double> times = [];
        for (var i = 0; i < repetitions; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await act(i);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        return times;
    }
}
