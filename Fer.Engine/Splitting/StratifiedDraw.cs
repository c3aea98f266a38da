namespace Fer.Engine.Splitting;

/// <summary>Draws a share of every class, taking groups whole.</summary>
internal static class StratifiedDraw
{
    /// <summary>
    /// Keys of the drawn groups. Each class gives exactly its quota (<see cref="LargestRemainder"/>) as long as it has
    /// enough images that are alone in their group to fill up with; otherwise it comes as close as whole groups allow.
    /// </summary>
    /// <param name="groups">The groups to draw from.</param>
    /// <param name="share">Share to draw, 0 to 1.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="draw">Number of the draw, so that two draws with one seed are independent.</param>
    public static HashSet<UInt128> Take(IReadOnlyCollection<ImageGroup> groups, double share, long seed, int draw)
    {
        var sizes = groups.SelectMany(group => group.Classes).GroupBy(row => row.Key)
            .ToDictionary(rows => rows.Key, rows => rows.Sum(row => row.Value));
        var room = LargestRemainder.Quotas(sizes, share);
        var ranked = groups.Select(group => (Group: group, Rank: ImageRank.Of(group.Key, seed, draw)))
            .OrderBy(row => row.Rank).ThenBy(row => row.Group.Key).ToList();
        var repeated = ranked.Where(row => row.Group.Samples.Count > 1).ToList();

        HashSet<UInt128> taken = [];
        foreach (var (group, rank) in repeated.Where(row => ImageRank.Fraction(row.Rank) < share))
            TakeIfItFits(group, room, taken);
        foreach (var (group, _) in ranked.Where(row => row.Group.Samples.Count == 1))
            TakeIfItFits(group, room, taken);
        foreach (var (group, _) in repeated)
            TakeIfItFits(group, room, taken);
        foreach (var (group, _) in repeated)
            TakeIfItBringsCloser(group, room, taken);
        return taken;
    }

    private static void TakeIfItFits(ImageGroup group, Dictionary<int, int> room, HashSet<UInt128> taken)
    {
        if (group.Classes.All(row => room[row.Key] >= row.Value))
            Take(group, room, taken);
    }

    /// <summary>Takes a group that is too large for the quotas where being over them is less far off than being under.</summary>
    private static void TakeIfItBringsCloser(ImageGroup group, Dictionary<int, int> room, HashSet<UInt128> taken)
    {
        if (group.Classes.Sum(row => Math.Abs(room[row.Key] - row.Value) - Math.Abs(room[row.Key])) < 0)
            Take(group, room, taken);
    }

    private static void Take(ImageGroup group, Dictionary<int, int> room, HashSet<UInt128> taken)
    {
        if (!taken.Add(group.Key))
            return;
        foreach (var (label, count) in group.Classes)
            room[label] -= count;
    }
}
