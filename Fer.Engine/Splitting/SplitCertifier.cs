using Fer.Data.Splits;

namespace Fer.Engine.Splitting;

/// <summary>
/// Proves what a split holds: from its rows and the evidence of likeness alone. It shares no code with the planner, so
/// that a fault there shows here.
/// </summary>
public static class SplitCertifier
{
    /// <summary>Makes the certificate. Only samples in train, validation and test are looked at.</summary>
    /// <param name="rows">The assignment.</param>
    /// <param name="evidence">Likeness of the dataset's images.</param>
    public static SplitCertificate Certify(IEnumerable<SplitAssignment> rows, SplitEvidence evidence)
    {
        var placed = rows.Where(row => row.Part != SplitPart.LeftOut).ToDictionary(row => row.SampleId);
        var copies = Copies(placed, evidence);
        var alike = evidence.NearThreshold is null ? copies : Alike(placed, copies, evidence.NearPairs);
        var valueGroups = evidence.FieldValues.Where(row => placed.ContainsKey(row.Key)).GroupBy(row => row.Value, row => placed[row.Key]);
        return new SplitCertificate
        {
            Images = placed.Count,
            ExactGroups = copies.Count,
            ExactCrossing = copies.Count(Crosses),
            NearThreshold = evidence.NearThreshold,
            NearGroups = evidence.NearThreshold is null ? 0 : alike.Count,
            NearCrossing = evidence.NearThreshold is null ? 0 : alike.Count(Crosses),
            NearUnchecked = placed.Keys.Count(id => id > evidence.LastCompared),
            Field = FieldName.Of(evidence.Field),
            FieldCrossing = valueGroups.Count(Crosses),
            ClassDeviation = ClassDeviation([.. placed.Values]),
            ConflictingGroups = alike.Count(group => group.DistinctBy(row => row.Label).Skip(1).Any()),
            FromUse = placed.Keys.Count(evidence.FromUse.Contains),
            FromUseTested = placed.Values.Count(row => row.Part == SplitPart.Test && evidence.FromUse.Contains(row.SampleId)),
        };
    }

    private static bool Crosses(IEnumerable<SplitAssignment> group) => group.DistinctBy(row => row.Part).Skip(1).Any();

    private static List<SplitAssignment[]> Copies(Dictionary<long, SplitAssignment> placed, SplitEvidence evidence) =>
        [.. placed.Values.GroupBy(row => evidence.Images[row.SampleId]).Where(group => group.Skip(1).Any()).Select(group => group.ToArray())];

    /// <summary>The connected parts of the graph whose edges are copies and near pairs, searched breadth first.</summary>
    private static List<SplitAssignment[]> Alike(
        Dictionary<long, SplitAssignment> placed, List<SplitAssignment[]> copies, IReadOnlyList<(long First, long Second)> pairs)
    {
        var neighbours = new Dictionary<long, List<long>>();
        foreach (var group in copies)
        {
            foreach (var copy in group.Skip(1))
                Connect(neighbours, group[0].SampleId, copy.SampleId);
        }

        foreach (var (first, second) in pairs.Where(pair => placed.ContainsKey(pair.First) && placed.ContainsKey(pair.Second)))
            Connect(neighbours, first, second);
        var seen = new HashSet<long>();
        return [.. neighbours.Keys.Where(seen.Add).Select(start => Reach(start, neighbours, seen).Select(id => placed[id]).ToArray())];
    }

    private static void Connect(Dictionary<long, List<long>> neighbours, long first, long second)
    {
        foreach (var (from, to) in new[] { (first, second), (second, first) })
        {
            if (!neighbours.TryGetValue(from, out var known))
                neighbours.Add(from, known = []);
            known.Add(to);
        }
    }

    private static List<long> Reach(long start, Dictionary<long, List<long>> neighbours, HashSet<long> seen)
    {
        List<long> found = [start];
        for (var next = 0; next < found.Count; next++)
            found.AddRange(neighbours[found[next]].Where(seen.Add));
        return found;
    }

    private static double ClassDeviation(SplitAssignment[] placed)
    {
        var shares = placed.CountBy(row => row.Label).ToDictionary(row => row.Key, row => (double)row.Value / placed.Length);
        return placed.GroupBy(row => row.Part)
            .SelectMany(part =>
            {
                var rows = part.ToArray();
                var counts = rows.CountBy(row => row.Label).ToDictionary();
                return shares.Select(share => Math.Abs((double)counts.GetValueOrDefault(share.Key) / rows.Length - share.Value) * 100);
            })
            .DefaultIfEmpty().Max();
    }
}
