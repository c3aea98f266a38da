namespace Fer.Engine.Curation;

/// <summary>Scales a confident joint to the known number of images per label.</summary>
internal static class JointCalibration
{
    /// <summary>Each row sums to the images with that label, in whole numbers.</summary>
    /// <param name="joint">Confident joint, rows given and columns true. A diagonal of 0 counts as 1, so that no row is empty and no class all wrong.</param>
    /// <param name="classCounts">Images by label.</param>
    public static int[,] Calibrate(int[,] joint, IReadOnlyList<int> classCounts)
    {
        var classes = classCounts.Count;
        var scaled = new double[classes][];
        for (var given = 0; given < classes; given++)
        {
            double[] row = [.. Enumerable.Range(0, classes).Select(truth => (double)Math.Max(joint[given, truth], given == truth ? 1 : 0))];
            var sum = row.Sum();
            scaled[given] = [.. row.Select(count => count / sum * classCounts[given])];
        }
        var (total, images) = (scaled.Sum(row => row.Sum()), classCounts.Sum());
        var counts = new int[classes, classes];
        for (var given = 0; given < classes; given++)
        {
            var whole = Round([.. scaled[given].Select(count => images == 0 ? 0 : count / total * images)]);
            for (var truth = 0; truth < classes; truth++)
                counts[given, truth] = whole[truth];
        }
        return counts;
    }

    /// <summary>Rounds, then moves those that rounding changed most by one until the sum is right; of equals, the later is raised and the earlier lowered.</summary>
    internal static int[] Round(double[] values)
    {
        int[] whole = [.. values.Select(value => (int)Math.Round(value))];
        var missing = (int)Math.Round(values.Sum()) - whole.Sum();
        int[] byError = [.. Enumerable.Range(0, values.Length).OrderBy(i => values[i] - whole[i])];
        for (var step = 0; step < Math.Abs(missing); step++)
        {
            var at = step % values.Length;
            whole[missing > 0 ? byError[^(at + 1)] : byError[at]] += Math.Sign(missing);
        }
        return whole;
    }
}
