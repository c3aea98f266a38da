namespace Fer.Bench;

/// <summary>The peer of the engine's confident learning: the published definitions row by row, one query for each cell.</summary>
internal static class PlainConfidentLearning
{
    /// <summary>Positions of the suspects, pruned by noise rate.</summary>
    public static HashSet<int> Find(SyntheticSuspects data)
    {
        var rows = data.Probabilities.Chunk(SyntheticSuspects.Classes).ToArray();
        int[] classes = [.. Enumerable.Range(0, SyntheticSuspects.Classes)];
        var thresholds = classes.Select(c => rows.Where((_, i) => data.Labels[i] == c).Average(row => row[c])).ToArray();
        var confident = rows.Select(row => classes.Where(c => row[c] >= thresholds[c]).Select(c => (int?)c).MaxBy(c => row[c!.Value])).ToArray();
        HashSet<int> suspects = [];
        foreach (var given in classes)
        {
            int[] members = [.. Enumerable.Range(0, rows.Length).Where(i => data.Labels[i] == given)];
            double all = members.Count(i => confident[i] is not null);
            foreach (var truth in classes.Where(c => c != given))
            {
                var most = (int)Math.Round(members.Count(i => confident[i] == truth) / all * members.Length);
                suspects.UnionWith(members.OrderByDescending(i => rows[i][truth] - rows[i][given]).Take(most));
            }
        }
        suspects.RemoveWhere(i => classes.MaxBy(c => rows[i][c]) == data.Labels[i]);
        return suspects;
    }
}
