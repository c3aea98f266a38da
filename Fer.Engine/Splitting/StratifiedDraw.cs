namespace Fer.Engine.Splitting;

/// <summary>Draws a share of every class, taking copies of one image together.</summary>
internal static class StratifiedDraw
{
    /// <summary>
    /// The drawn images. Each class gives exactly its quota (<see cref="LargestRemainder"/>) as long as it has enough
    /// images without copies to fill up with; otherwise it stays below the quota by less than one image's copies.
    /// </summary>
    /// <param name="groups">The images to draw from.</param>
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
        return taken;
    }

    private static void TakeIfItFits(ImageGroup group, Dictionary<int, int> room, HashSet<UInt128> taken)
    {
        if (group.Classes.Any(row => room[row.Key] < row.Value) || !taken.Add(group.Key))
            return;
        foreach (var (label, count) in group.Classes)
            room[label] -= count;
    }
}
