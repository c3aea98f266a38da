using Fer.Data.Samples;
using Fer.Data.Splits;

namespace Fer.Engine.Splitting;

/// <summary>
/// Divides samples into folds of equal size for cross-validation: every class in the same proportions, no group of
/// identical or nearly identical images in two folds. Pure, as <see cref="SplitPlanner"/> is.
/// </summary>
public static class FoldPlanner
{
    /// <summary>Fewest folds.</summary>
    public const int Least = 2;

    /// <summary>Most folds.</summary>
    public const int Most = 20;

    private const int FoldDraw = 2;

    /// <summary>
    /// One plan a fold: the fold's samples validate and those of all other folds train, so that each sample that takes
    /// part validates exactly once. Excluded samples are left out of all plans.
    /// </summary>
    /// <param name="samples">The samples. Near groups and field values that they carry stay together.</param>
    /// <param name="folds">Number of folds, 2 to 20.</param>
    /// <param name="seed">Seed of the draw.</param>
    /// <param name="includesTest">Whether samples that their source marks as test take part; else they are left out, and what is in a group with one of them too.</param>
    /// <exception cref="SplitException">The number of folds is out of range, or a fold would be empty.</exception>
    public static IReadOnlyList<SplitPlan> Plan(IEnumerable<SplitCandidate> samples, int folds, long seed, bool includesTest)
    {
        if (folds is < Least or > Most)
            throw new SplitException($"Cross-validation takes {Least} to {Most} folds, not {folds}. Choose another number.");
        var byExclusion = samples.ToLookup(sample => sample.IsExcluded);
        var groups = ImageGroups.Of(byExclusion[false], joinNear: true, joinField: true);
        var withTest = groups.ToLookup(group => !includesTest && group.Samples.Any(sample => sample.Usage.IsTest()));
        var foldOf = Assign([.. withTest[false]], folds, seed);
        if (Enumerable.Range(0, folds).FirstOrDefault(fold => !foldOf.ContainsValue(fold), -1) >= 0)
            throw new SplitException($"There are too few images that differ for {folds} folds: {withTest[false].Count()}. Nothing was made. Choose fewer folds or import more images.");

        SplitCandidate[] leftOut = [.. withTest[true].SelectMany(group => group.Samples), .. byExclusion[true]];
        var leaking = withTest[true]
            .Select(group => Leaks.Of(group, sample => sample.Usage.IsTest() ? SplitPart.Test : SplitPart.Train, joinNear: true).Count)
            .Aggregate(default(LeakCount), (sum, count) => sum + count);
        var rules = new SplitRules { Seed = seed, ValidationShare = 1.0 / folds, TestRule = TestRule.None };
        return [.. Enumerable.Range(0, folds).Select(fold => new SplitPlan(
            rules, [.. Rows(fold).OrderBy(row => row.SampleId)], leaking, 0, byExclusion[true].Count()))];

        IEnumerable<SplitAssignment> Rows(int fold) =>
            withTest[false].SelectMany(group => group.Samples.Select(sample => new SplitAssignment(
                    sample.SampleId, foldOf[group] == fold ? SplitPart.Validation : SplitPart.Train, sample.Label)))
                .Concat(leftOut.Select(sample => new SplitAssignment(sample.SampleId, SplitPart.LeftOut, sample.Label)));
    }

    /// <summary>
    /// Large groups first, then class by class: each goes to the fold that has least of its classes, and of those to the
    /// smallest. Where all groups are single images, no two folds differ by more than one image, in any class or in all.
    /// </summary>
    private static Dictionary<ImageGroup, int> Assign(ImageGroup[] groups, int folds, long seed)
    {
        var totals = groups.SelectMany(group => group.Classes).GroupBy(row => row.Key)
            .ToDictionary(rows => rows.Key, rows => rows.Sum(row => row.Value));
        var held = totals.Keys.ToDictionary(label => label, _ => new int[folds]);
        var sizes = new int[folds];
        var foldOf = new Dictionary<ImageGroup, int>(groups.Length);
        foreach (var group in groups.OrderByDescending(group => group.Samples.Count).ThenBy(group => group.Classes.Keys.Min())
            .ThenBy(group => ImageRank.Of(group.Key, seed, FoldDraw)).ThenBy(group => group.Key))
        {
            var fold = Enumerable.Range(0, folds).MinBy(fold => (Fullness(group, fold), sizes[fold], fold));
            foldOf.Add(group, fold);
            sizes[fold] += group.Samples.Count;
            foreach (var (label, count) in group.Classes)
                held[label][fold] += count;
        }

        return foldOf;

        // What the group adds to the sum of the squares of each class's shares, apart from a term that is the same for all folds.
        double Fullness(ImageGroup group, int fold) =>
            group.Classes.OrderBy(row => row.Key).Sum(row => (double)row.Value * held[row.Key][fold] / totals[row.Key]);
    }
}
