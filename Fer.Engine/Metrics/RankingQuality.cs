namespace Fer.Engine.Metrics;

/// <summary>How well scores put the relevant ones (here: wrong labels) before the others. A higher score ranks first.</summary>
public static class RankingQuality
{
    /// <summary>
    /// Area under the receiver operating characteristic: the chance that a relevant one scores above another one, ties counting half
    /// (Mann and Whitney 1947; Hanley and McNeil 1982). NaN where all or none are relevant.
    /// </summary>
    /// <exception cref="ArgumentException">Lengths differ, or a score is not a number.</exception>
    public static double AreaUnderCurve(ReadOnlySpan<float> scores, ReadOnlySpan<bool> isRelevant)
    {
        var order = Order(scores, isRelevant);
        long relevant = 0, others = 0;
        var wins = 0.0;
        for (var start = 0; start < order.Length;)
        {
            long tiedRelevant = 0, tiedOthers = 0;
            var end = start;
            for (; end < order.Length && scores[order[end]] == scores[order[start]]; end++)
            {
                tiedRelevant += isRelevant[order[end]] ? 1 : 0;
                tiedOthers += isRelevant[order[end]] ? 0 : 1;
            }
            wins += tiedOthers * (relevant + tiedRelevant / 2.0);
            (relevant, others, start) = (relevant + tiedRelevant, others + tiedOthers, end);
        }
        return relevant == 0 || others == 0 ? double.NaN : wins / relevant / others;
    }

    /// <summary>Share of relevant ones among the first k; of ties across the border each counts for its share. NaN where there are none.</summary>
    /// <param name="scores">A score for each.</param>
    /// <param name="isRelevant">Whether each is relevant.</param>
    /// <param name="k">How many to take, 1 or more; all where there are fewer.</param>
    /// <exception cref="ArgumentException">Lengths differ, or a score is not a number.</exception>
    public static double PrecisionAt(ReadOnlySpan<float> scores, ReadOnlySpan<bool> isRelevant, int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        var order = Order(scores, isRelevant);
        k = Math.Min(k, order.Length);
        var found = 0.0;
        for (var start = 0; start < k;)
        {
            var (end, relevant) = (start, 0);
            for (; end < order.Length && scores[order[end]] == scores[order[start]]; end++)
                relevant += isRelevant[order[end]] ? 1 : 0;
            found += (double)relevant * Math.Min(end - start, k - start) / (end - start);
            start = end;
        }
        return found / k;
    }

    /// <summary>
    /// Average precision: the precision at each threshold weighted by the recall that it adds, Σ (R(n) - R(n-1)) P(n), without
    /// interpolation; ties are one threshold. NaN where none is relevant.
    /// </summary>
    /// <exception cref="ArgumentException">Lengths differ, or a score is not a number.</exception>
    public static double AveragePrecision(ReadOnlySpan<float> scores, ReadOnlySpan<bool> isRelevant)
    {
        var order = Order(scores, isRelevant);
        var (found, sum) = (0, 0.0);
        for (var start = 0; start < order.Length;)
        {
            var (end, relevant) = (start, 0);
            for (; end < order.Length && scores[order[end]] == scores[order[start]]; end++)
                relevant += isRelevant[order[end]] ? 1 : 0;
            found += relevant;
            sum += (double)relevant * found / end;
            start = end;
        }
        return found == 0 ? double.NaN : sum / found;
    }

    private static int[] Order(ReadOnlySpan<float> scores, ReadOnlySpan<bool> isRelevant)
    {
        if (scores.Length != isRelevant.Length)
            throw new ArgumentException($"There are {scores.Length} scores but {isRelevant.Length} answers.", nameof(isRelevant));
        var keys = new float[scores.Length];
        var order = new int[scores.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            if (float.IsNaN(scores[i]))
                throw new ArgumentException($"The score at {i} is not a number.", nameof(scores));
            (keys[i], order[i]) = (-scores[i], i);
        }
        Array.Sort(keys, order);
        return order;
    }
}
