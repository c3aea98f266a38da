namespace Fer.Engine.Metrics;

/// <summary>The 95 % percentile interval of macro-F1 by resampling images (Efron and Tibshirani 1993, chapter 13).</summary>
public static class BootstrapInterval
{
    /// <summary>
    /// Draws within each class as many images as it has, with replacement, so that a rare class is never absent. Drawing images of a class
    /// is drawing from its row of the matrix, so the single predictions are not needed.
    /// </summary>
    /// <param name="matrix">The counts to resample.</param>
    /// <param name="seed">Seed of the draws; the same seed gives the same interval.</param>
    /// <param name="resamples">Number of resamples; 2,000 settle the ends to about 0.001.</param>
    public static Interval MacroF1(ConfusionMatrix matrix, int seed, int resamples = 2_000)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 40);
        var random = new Random(seed);
        var rows = Rows(matrix);
        var scores = new double[resamples];
        for (var i = 0; i < resamples; i++)
            scores[i] = Resample(rows, matrix.ClassCount, random).MacroF1;

        Array.Sort(scores);
        return new(Percentile(scores, 0.025), Percentile(scores, 0.975));
    }

    private static int[][] Rows(ConfusionMatrix matrix) =>
        [.. Enumerable.Range(0, matrix.ClassCount).Select(actual =>
            Enumerable.Range(0, matrix.ClassCount).SelectMany(predicted => Enumerable.Repeat(predicted, matrix[actual, predicted])).ToArray())];

    private static ConfusionMatrix Resample(int[][] rows, int classCount, Random random)
    {
        var counts = new int[classCount, classCount];
        for (var actual = 0; actual < classCount; actual++)
        {
            var row = rows[actual];
            for (var i = 0; i < row.Length; i++)
                counts[actual, row[random.Next(row.Length)]]++;
        }

        return new(counts);
    }

    /// <summary>Linear interpolation between order statistics (Hyndman and Fan 1996, type 7).</summary>
    internal static double Percentile(double[] sorted, double share)
    {
        var at = share * (sorted.Length - 1);
        var below = (int)at;
        return sorted[below] + (at - below) * (sorted[Math.Min(below + 1, sorted.Length - 1)] - sorted[below]);
    }
}
