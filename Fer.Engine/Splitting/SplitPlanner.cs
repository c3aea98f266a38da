using Fer.Data.Samples;
using Fer.Data.Splits;

namespace Fer.Engine.Splitting;

/// <summary>
/// Divides samples into train, validation and test: every class in the same proportions, all copies of one image in one
/// part. Pure: the same samples and rules give the same plan in whatever order the samples come.
/// </summary>
public static class SplitPlanner
{
    private const int TestDraw = 0;
    private const int ValidationDraw = 1;

    /// <summary>Plans a split.</summary>
    /// <exception cref="SplitException">The rules are out of range or leave a part empty.</exception>
    public static SplitPlan Plan(IEnumerable<SplitCandidate> samples, SplitRules rules)
    {
        Check(rules);
        var byExclusion = samples.ToLookup(sample => sample.IsExcluded);
        ImageGroup[] groups = [.. byExclusion[false].GroupBy(sample => sample.ImageKey)
            .Select(group => new ImageGroup(group.Key, [.. group.OrderBy(sample => sample.SampleId)]))];
        if (groups.Length == 0)
            throw new SplitException("The dataset has no images to divide. Import some, or include again what was excluded.");

        var test = rules.TestRule == TestRule.Share
            ? StratifiedDraw.Take(groups, rules.TestShare, rules.Seed, TestDraw)
            : TakeImportedTest(groups);
        var leaking = groups.Where(group => test.Contains(group.Key)).SelectMany(group => group.Samples)
            .Count(sample => IsLeak(sample, rules));
        var drawable = groups.Select(group => new ImageGroup(group.Key, [.. group.Samples.Where(MayLearn)]))
            .Where(group => group.Samples.Count > 0);
        var validation = StratifiedDraw.Take([.. drawable], rules.ValidationShare, rules.Seed, ValidationDraw);

        SplitAssignment[] rows = [.. groups.SelectMany(group => group.Samples)
            .Select(sample => new SplitAssignment(sample.SampleId, PartOf(sample), sample.Label))
            .Concat(byExclusion[true].Select(sample => new SplitAssignment(sample.SampleId, SplitPart.LeftOut, sample.Label)))
            .OrderBy(row => row.SampleId)];
        Check(rows);
        return new SplitPlan(rules, rows, leaking, rules.LeaveLeaksOut ? 0 : leaking, byExclusion[true].Count());

        bool MayLearn(SplitCandidate sample) =>
            !test.Contains(sample.ImageKey) || (IsLeak(sample, rules) && !rules.LeaveLeaksOut);

        SplitPart PartOf(SplitCandidate sample)
        {
            if (MayLearn(sample))
                return validation.Contains(sample.ImageKey) ? SplitPart.Validation : SplitPart.Train;
            return IsLeak(sample, rules) ? SplitPart.LeftOut : SplitPart.Test;
        }
    }

    private static bool IsLeak(SplitCandidate sample, SplitRules rules) =>
        rules.TestRule == TestRule.ImportedUsage && !sample.Usage.IsTest();

    private static HashSet<UInt128> TakeImportedTest(ImageGroup[] groups)
    {
        HashSet<UInt128> test = [.. groups.Where(group => group.Samples.Any(sample => sample.Usage.IsTest())).Select(group => group.Key)];
        return test.Count > 0 ? test : throw new SplitException(
            "No image of this dataset was marked as test by its source. Nothing was made. Draw a share as the test part instead, such as 10 %.");
    }

    private static void Check(SplitRules rules)
    {
        if (rules.ValidationShare is not (> 0 and < 1))
            throw new SplitException("The validation share must be above 0 % and below 100 %.");
        if (rules.TestRule == TestRule.Share && rules.TestShare is not (> 0 and < 1))
            throw new SplitException("The test share must be above 0 % and below 100 %.");
    }

    private static void Check(SplitAssignment[] rows)
    {
        foreach (var (part, name) in new[] { (SplitPart.Train, "train"), (SplitPart.Validation, "validation"), (SplitPart.Test, "test") })
        {
            if (!rows.Any(row => row.Part == part))
                throw new SplitException($"With these shares the {name} part would be empty. Nothing was made. Change the shares or import more images.");
        }
    }
}
