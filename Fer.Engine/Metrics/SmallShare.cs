namespace Fer.Engine.Metrics;

/// <summary>
/// Intervals of shares about which resampling tells too little: of few images its draws hardly vary, and where all or none are right they do not vary
/// at all, as if that were certain. Wilson's interval is given there.
/// </summary>
internal static class SmallShare
{
    /// <summary>Groups of images below which resamples are not trusted.</summary>
    public const int Fewest = 30;

    /// <summary>A share with the interval that holds for it; null where there are no images.</summary>
    /// <param name="right">Images that count.</param>
    /// <param name="of">Images.</param>
    /// <param name="groups">Groups of images that are alike among them; copies are no witnesses of their own.</param>
    /// <param name="resampled">The share with its interval by resampling.</param>
    public static MetricInterval? Share(int right, int of, int groups, MetricInterval resampled) =>
        of == 0 ? null : IsTold(right, of, groups) ? resampled : new(resampled.Value, Wilson(right, of, groups));

    /// <summary>
    /// An F1 with the interval that holds for it; null where the class is neither a label nor an answer. With J the share of right ones among the
    /// images that are either, F1 = 2J / (1 + J), which grows with J, so that the ends of J's interval become those of F1's.
    /// </summary>
    /// <param name="right">Images that are both.</param>
    /// <param name="either">Images whose label or answer is the class.</param>
    /// <param name="groups">Groups among these.</param>
    /// <param name="resampled">The F1 with its interval by resampling.</param>
    public static MetricInterval? F1(int right, int either, int groups, MetricInterval resampled)
    {
        if (either == 0)
            return null;
        if (IsTold(right, either, groups))
            return resampled;
        var share = Wilson(right, either, groups);
        return new(resampled.Value, new(2 * share.Low / (1 + share.Low), 2 * share.High / (1 + share.High)));
    }

    private static bool IsTold(int right, int of, int groups) => groups >= Fewest && right > 0 && right < of;

    private static Interval Wilson(int right, int of, int groups) => WilsonInterval.Of((int)Math.Round((double)right / of * groups), groups);
}
