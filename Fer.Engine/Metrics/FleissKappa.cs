namespace Fer.Engine.Metrics;

/// <summary>
/// Agreement of several raters: κ = (P - P_e) / (1 - P_e), where P is the mean over the images of the share of agreeing pairs of
/// answers, Σ n_j (n_j - 1) / (n (n - 1)), and P_e = Σ p_j² with p_j the share of answer j among all answers (Fleiss 1971). Where
/// images have different numbers of answers, each keeps its own n, as in Fleiss and Cuzick (1979); with equal numbers that is
/// Fleiss' formula itself.
/// </summary>
public static class FleissKappa
{
    /// <summary>Fewest images that an interval is drawn from.</summary>
    public const int LeastImages = 10;

    /// <summary>Agreement over all images with at least two answers.</summary>
    /// <param name="answers">The answers.</param>
    /// <param name="seed">Seed of the bootstrap; the same seed gives the same interval.</param>
    /// <param name="resamples">Number of resamples.</param>
    /// <returns>
    /// The interval is the 95 % percentile interval from drawing images with replacement (Efron and Tibshirani 1993, chapter 13); null
    /// under <see cref="LeastImages"/> images and where all resamples give the same.
    /// </returns>
    public static RaterAgreement Of(AnswerCounts answers, int seed = 1, int resamples = 2_000)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 40);
        if (answers.ImageCount == 0)
            return RaterAgreement.None;
        int[] all = [.. Enumerable.Range(0, answers.ImageCount)];
        var agreements = all.Select(image => PairAgreement(answers.Image(image))).ToArray();
        var kappa = Kappa(answers, agreements, all);
        return new RaterAgreement(answers.ImageCount, agreements.Average(), kappa, kappa is null ? null : Bootstrap(answers, agreements, seed, resamples));
    }

    private static double PairAgreement(ReadOnlySpan<int> counts)
    {
        double agreeing = 0, answers = 0;
        foreach (var count in counts)
        {
            agreeing += (double)count * (count - 1);
            answers += count;
        }
        return agreeing / (answers * (answers - 1));
    }

    private static double? Kappa(AnswerCounts answers, double[] agreements, int[] images)
    {
        var totals = new double[answers.Categories.Count];
        double observed = 0, all = 0;
        foreach (var image in images)
        {
            observed += agreements[image];
            var counts = answers.Image(image);
            for (var c = 0; c < counts.Length; c++)
            {
                totals[c] += counts[c];
                all += counts[c];
            }
        }
        observed /= images.Length;
        var expected = totals.Sum(total => total / all * (total / all));
        return 1 - expected < 1e-12 ? null : (observed - expected) / (1 - expected);
    }

    private static Interval? Bootstrap(AnswerCounts answers, double[] agreements, int seed, int resamples)
    {
        if (answers.ImageCount < LeastImages)
            return null;
        var random = new Random(seed);
        var images = new int[answers.ImageCount];
        var kappas = new List<double>(resamples);
        for (var i = 0; i < resamples; i++)
        {
            for (var k = 0; k < images.Length; k++)
                images[k] = random.Next(images.Length);
            if (Kappa(answers, agreements, images) is { } kappa)
                kappas.Add(kappa);
        }
        double[] sorted = [.. kappas.Order()];
        return sorted.Length == 0 || sorted[^1] - sorted[0] < 1e-9
            ? null
            : new Interval(BootstrapInterval.Percentile(sorted, 0.025), BootstrapInterval.Percentile(sorted, 0.975));
    }
}
