namespace Fer.Engine.Metrics;

/// <summary>
/// McNemar's test: whether two trained models differ in accuracy on the same images, judged by the images on which only one is right. It
/// compares two models, not two recipes (Dietterich 1998).
/// </summary>
public static class PairedTest
{
    /// <summary>Tests two models, given for each image whether each was right.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static McNemarResult McNemar(ReadOnlySpan<bool> firstRight, ReadOnlySpan<bool> secondRight)
    {
        if (firstRight.Length != secondRight.Length)
            throw new ArgumentException($"The models were scored on {firstRight.Length} and {secondRight.Length} images; they must be the same images.", nameof(secondRight));

        int onlyFirst = 0, onlySecond = 0;
        for (var i = 0; i < firstRight.Length; i++)
        {
            onlyFirst += firstRight[i] && !secondRight[i] ? 1 : 0;
            onlySecond += secondRight[i] && !firstRight[i] ? 1 : 0;
        }

        return McNemar(onlyFirst, onlySecond);
    }

    /// <summary>
    /// Tests the two counts of discordant images. With n = b + c and k = min(b, c) under Binomial(n, 1/2): exact p = min(1, 2·P(X ≤ k)),
    /// mid-p = 2·P(X ≤ k) - P(X = k) (Fagerland, Lydersen and Laake 2013).
    /// </summary>
    public static McNemarResult McNemar(int onlyFirstRight, int onlySecondRight)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(onlyFirstRight);
        ArgumentOutOfRangeException.ThrowIfNegative(onlySecondRight);
        var n = onlyFirstRight + onlySecondRight;
        var k = Math.Min(onlyFirstRight, onlySecondRight);

        // In logarithms, since 0.5^n underflows beyond n = 1,074.
        double logPoint = -n * Math.Log(2), cumulative = 0, point = 0;
        for (var i = 0; i <= k; i++)
        {
            if (i > 0)
                logPoint += Math.Log((double)(n - i + 1) / i);
            point = Math.Exp(logPoint);
            cumulative += point;
        }

        return new(onlyFirstRight, onlySecondRight, Math.Min(1, 2 * cumulative), Math.Min(1, 2 * cumulative - point));
    }
}
