namespace Fer.Engine.Splitting;

/// <summary>Divides whole things by shares so that the sum is exact (Hamilton's method).</summary>
internal static class LargestRemainder
{
    /// <summary>
    /// How many of each group to draw so that <c>round(share · total)</c> are drawn in all and each group gives its
    /// share rounded down or up; ties of remainders go to the lower key.
    /// </summary>
    public static Dictionary<int, int> Quotas(IReadOnlyDictionary<int, int> sizes, double share)
    {
        var wanted = (int)Math.Round(share * sizes.Values.Sum(), MidpointRounding.AwayFromZero);
        var quotas = sizes.ToDictionary(row => row.Key, row => (int)Math.Floor(share * row.Value));
        var missing = wanted - quotas.Values.Sum();
        foreach (var key in sizes.OrderByDescending(row => share * row.Value - quotas[row.Key]).ThenBy(row => row.Key)
            .Select(row => row.Key).Take(missing))
            quotas[key]++;
        return quotas;
    }
}
