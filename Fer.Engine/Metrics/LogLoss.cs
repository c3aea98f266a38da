namespace Fer.Engine.Metrics;

/// <summary>Mean negative log-likelihood of the labels, in nats: -1/N Σ ln p(label). 0 is perfect; guessing among C classes gives ln C.</summary>
public static class LogLoss
{
    private const double Smallest = 1e-15;

    /// <summary>Log loss of the labels; probabilities under 1e-15 count as that. 0 where there are no images.</summary>
    /// <exception cref="ArgumentException">Labels and probabilities do not belong together.</exception>
    public static double Of(ReadOnlySpan<int> labels, Probabilities probabilities)
    {
        probabilities.CheckLabels(labels);
        var sum = 0.0;
        for (var i = 0; i < labels.Length; i++)
            sum -= Math.Log(Math.Max(Smallest, probabilities.Row(i)[labels[i]]));
        return labels.Length == 0 ? 0 : sum / labels.Length;
    }
}
