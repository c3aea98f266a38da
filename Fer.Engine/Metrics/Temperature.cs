namespace Fer.Engine.Metrics;

/// <summary>
/// Temperature scaling (Guo et al. 2017, arXiv 1706.04599): probabilities p become p^(1/T) over their sum. Above 1 it makes a model less sure,
/// below 1 surer; which class is most probable never changes. Fitted on validation, never on test.
/// </summary>
public static class Temperature
{
    /// <summary>Lowest and highest temperature that is tried.</summary>
    public const double Lowest = 0.05, Highest = 20;

    private const double Smallest = 1e-15;
    private const double Tolerance = 1e-9;

    /// <summary>
    /// The temperature with the lowest log loss. Log loss is convex in 1/T, so a golden-section search finds it. A model that is always right
    /// or no better than chance ends at a bound.
    /// </summary>
    /// <exception cref="ArgumentException">Labels and probabilities do not belong together, or there are none.</exception>
    public static double Fit(ReadOnlySpan<int> labels, Probabilities probabilities)
    {
        probabilities.CheckLabels(labels);
        if (labels.Length == 0)
            throw new ArgumentException("There are no images to fit a temperature to.", nameof(labels));
        var ratio = (Math.Sqrt(5) - 1) / 2;
        double low = Math.Log(Lowest), high = Math.Log(Highest);
        double left = high - ratio * (high - low), right = low + ratio * (high - low);
        double atLeft = Loss(labels, probabilities, Math.Exp(left)), atRight = Loss(labels, probabilities, Math.Exp(right));
        while (high - low > Tolerance)
        {
            if (atLeft < atRight)
            {
                (high, right, atRight) = (right, left, atLeft);
                left = high - ratio * (high - low);
                atLeft = Loss(labels, probabilities, Math.Exp(left));
            }
            else
            {
                (low, left, atLeft) = (left, right, atRight);
                right = low + ratio * (high - low);
                atRight = Loss(labels, probabilities, Math.Exp(right));
            }
        }

        return Math.Exp((low + high) / 2);
    }

    /// <summary>The probabilities at a temperature, N·C values row by row.</summary>
    public static float[] Apply(Probabilities probabilities, double temperature)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(temperature);
        var scaled = new float[probabilities.Count * probabilities.ClassCount];
        for (var i = 0; i < probabilities.Count; i++)
        {
            var row = probabilities.Row(i);
            var (top, sum) = (Top(row), Sum(row, temperature));
            for (var c = 0; c < row.Length; c++)
                scaled[i * row.Length + c] = (float)(Math.Exp((Log(row[c]) - top) / temperature) / sum);
        }

        return scaled;
    }

    private static double Loss(ReadOnlySpan<int> labels, Probabilities probabilities, double temperature)
    {
        var loss = 0.0;
        for (var i = 0; i < labels.Length; i++)
        {
            var row = probabilities.Row(i);
            loss += Math.Log(Sum(row, temperature)) - (Log(row[labels[i]]) - Top(row)) / temperature;
        }

        return loss;
    }

    private static double Sum(ReadOnlySpan<float> row, double temperature)
    {
        var (top, sum) = (Top(row), 0.0);
        foreach (var value in row)
            sum += Math.Exp((Log(value) - top) / temperature);
        return sum;
    }

    private static double Top(ReadOnlySpan<float> row)
    {
        var top = double.NegativeInfinity;
        foreach (var value in row)
            top = Math.Max(top, Log(value));
        return top;
    }

    private static double Log(float value) => Math.Log(Math.Max(Smallest, value));
}
