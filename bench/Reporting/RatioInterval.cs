namespace Fer.Bench.Reporting;

/// <summary>How sure a ratio of two medians is, by drawing the rounds anew (percentile bootstrap; Efron 1979).</summary>
internal static class RatioInterval
{
    private const int Draws = 10_000;

    /// <summary>Ends of the 95 % interval of the ratio of the medians. Rounds are drawn in pairs, since a pair was measured in the same minute.</summary>
    /// <param name="ours">One value a round.</param>
    /// <param name="peers">As many, of the same rounds.</param>
    public static (double Low, double High) Of(IReadOnlyList<double> ours, IReadOnlyList<double> peers)
    {
        var random = new Random(1);
        var ratios = new double[Draws];
        for (var draw = 0; draw < Draws; draw++)
        {
            int[] rounds = [.. Enumerable.Range(0, ours.Count).Select(_ => random.Next(ours.Count))];
            ratios[draw] = Statistics.Middle([.. rounds.Select(round => ours[round])]) / Statistics.Middle([.. rounds.Select(round => peers[round])]);
        }

        return (Statistics.Percentile(ratios, 0.025), Statistics.Percentile(ratios, 0.975));
    }
}
