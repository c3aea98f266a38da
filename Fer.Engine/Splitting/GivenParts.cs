using Fer.Data.Samples;
using Fer.Data.Splits;

namespace Fer.Engine.Splitting;

/// <summary>The parts that are settled before the draw of the validation part.</summary>
internal static class GivenParts
{
    private const int TestDraw = 0;

    /// <summary>Part by sample id, for those whose part the test rule settles.</summary>
    /// <exception cref="SplitException">The rule asks for usages that no sample has.</exception>
    public static Dictionary<long, SplitPart> Of(ImageGroup[] groups, SplitRules rules) => rules.TestRule switch
    {
        TestRule.Share => Drawn(groups, rules),
        TestRule.Official => Official(groups),
        _ => Marked(groups),
    };

    private static Dictionary<long, SplitPart> Drawn(ImageGroup[] groups, SplitRules rules)
    {
        // What belongs together stays together, so a group with an image that must not be tested with is not drawn at all.
        ImageGroup[] testable = [.. groups.Where(group => !group.Samples.Any(sample => sample.IsFromUse))];
        var test = StratifiedDraw.Take(testable, rules.TestShare, rules.Seed, TestDraw);
        return testable.Where(group => test.Contains(group.Key)).SelectMany(group => group.Samples)
            .ToDictionary(sample => sample.SampleId, _ => SplitPart.Test);
    }

    private static Dictionary<long, SplitPart> Marked(ImageGroup[] groups)
    {
        var test = groups.SelectMany(group => group.Samples).Where(sample => sample.Usage.IsTest() && !sample.IsFromUse)
            .ToDictionary(sample => sample.SampleId, _ => SplitPart.Test);
        return test.Count > 0 ? test : throw new SplitException(
            "No image of this dataset was marked as test by its source. Nothing was made. Draw a share as the test part instead, such as 10 %.");
    }

    /// <summary>
    /// Test is what is marked so. As FER-2013 was used in its contest, public test rows validate where there are private
    /// ones. Where the source has images to validate on, all others train; else the draw chooses among them.
    /// </summary>
    private static Dictionary<long, SplitPart> Official(ImageGroup[] groups)
    {
        SplitCandidate[] samples = [.. groups.SelectMany(group => group.Samples)];
        var hasPrivate = samples.Any(sample => sample.Usage == SourceUsage.PrivateTest);
        var parts = Marked(groups);
        foreach (var sample in samples.Where(sample => sample.Usage == SourceUsage.Validation || (hasPrivate && sample.Usage == SourceUsage.PublicTest)))
            parts[sample.SampleId] = SplitPart.Validation;
        if (!parts.ContainsValue(SplitPart.Validation))
            return parts;
        foreach (var sample in samples)
            parts.TryAdd(sample.SampleId, SplitPart.Train);
        return parts;
    }
}
