using Fer.Data.Splits;

namespace Fer.Engine.Splitting;

/// <summary>
/// Divides samples into train, validation and test: every class in the same proportions, all images of one group
/// (<see cref="ImageGroups"/>) in one part. Pure: the same samples and rules give the same plan in whatever order the
/// samples come.
/// </summary>
public static class SplitPlanner
{
    private const int ValidationDraw = 1;

    /// <summary>Plans a split.</summary>
    /// <exception cref="SplitException">The rules are out of range or leave a part empty.</exception>
    public static SplitPlan Plan(IEnumerable<SplitCandidate> samples, SplitRules rules)
    {
        Check(rules);
        var byExclusion = samples.ToLookup(sample => sample.IsExcluded);
        var groups = ImageGroups.Of(byExclusion[false], rules.KeepNearTogether, rules.Field != SplitField.None);
        if (groups.Length == 0)
            throw new SplitException("The dataset has no images to divide. Import some, or include again what was excluded.");

        var given = GivenParts.Of(groups, rules);
        var leaks = groups.Select(group => Leaks.Of(group, sample => PartBeforeDraw(given, sample), rules.KeepNearTogether)).ToArray();
        var leaking = leaks.Aggregate(default(LeakCount), (sum, found) => sum + found.Count);
        HashSet<long> leftOut = rules.LeaveLeaksOut ? [.. leaks.SelectMany(found => found.SampleIds)] : [];
        var drawable = groups
            .Select(group => new ImageGroup(group.Key, [.. group.Samples.Where(sample => !given.ContainsKey(sample.SampleId) && !leftOut.Contains(sample.SampleId))]))
            .Where(group => group.Samples.Count > 0).ToArray();
        var validation = StratifiedDraw.Take(drawable, rules.ValidationShare, rules.Seed, ValidationDraw);

        SplitAssignment[] rows = [.. groups.SelectMany(group => group.Samples.Select(sample => Assign(sample, PartOf(group, sample))))
            .Concat(byExclusion[true].Select(sample => Assign(sample, SplitPart.LeftOut)))
            .OrderBy(row => row.SampleId)];
        Check(rows);
        return new SplitPlan(rules, rows, leaking, rules.LeaveLeaksOut ? 0 : leaking.Total, byExclusion[true].Count());

        SplitPart PartOf(ImageGroup group, SplitCandidate sample)
        {
            if (leftOut.Contains(sample.SampleId))
                return SplitPart.LeftOut;
            return given.TryGetValue(sample.SampleId, out var part) ? part
                : validation.Contains(group.Key) ? SplitPart.Validation : SplitPart.Train;
        }
    }

    private static SplitPart PartBeforeDraw(Dictionary<long, SplitPart> given, SplitCandidate sample) =>
        given.GetValueOrDefault(sample.SampleId, SplitPart.Train);

    private static SplitAssignment Assign(SplitCandidate sample, SplitPart part) => new(sample.SampleId, part, sample.Label);

    private static void Check(SplitRules rules)
    {
        if (rules.ValidationShare is not (> 0 and < 1))
            throw new SplitException("The validation share must be above 0 % and below 100 %.");
        if (rules.TestRule == TestRule.Share && rules.TestShare is not (> 0 and < 1))
            throw new SplitException("The test share must be above 0 % and below 100 %.");
        if (rules.TestRule == TestRule.None)
            throw new SplitException("A split has a test part. Take the images that the source marks as test, or draw a share.");
    }

    private static void Check(SplitAssignment[] rows)
    {
        foreach (var (part, name) in new[] { (SplitPart.Train, "train"), (SplitPart.Validation, "validation"), (SplitPart.Test, "test") })
        {
            if (!rows.Any(row => row.Part == part))
                throw new SplitException($"With these rules the {name} part would be empty. Nothing was made. Change the shares, keep less together, or import more images.");
        }
    }
}
