using Fer.Data.Splits;
using Fer.Engine.Splitting;

namespace Fer.Tests.Engine.Splitting;

public sealed class SplitCertifierTests
{
    public static TheoryData<int, TestRule> Draws =>
        [.. from seed in Enumerable.Range(0, 20) from rule in new[] { TestRule.ImportedUsage, TestRule.Official, TestRule.Share } select (seed, rule)];

    [Theory]
    [MemberData(nameof(Draws))]
    public void Certify_PlanWithLeaksLeftOut_FindsNoCrossing(int seed, TestRule rule)
    {
        var (samples, evidence) = RandomEvidence(seed);
        var plan = SplitPlanner.Plan(samples, new SplitRules { TestRule = rule, Seed = seed, Field = SplitField.Folder });

        var certificate = SplitCertifier.Certify(plan.Assignments, evidence);

        Assert.Equal((0, 0, 0), (certificate.ExactCrossing, certificate.NearCrossing, certificate.FieldCrossing));
        AssertAgrees(plan.Assignments, evidence, certificate);
    }

    [Theory]
    [MemberData(nameof(Draws))]
    public void Certify_AnyAssignment_CountsAsAComparisonOfAllPairsDoes(int seed, TestRule rule)
    {
        var (samples, evidence) = RandomEvidence(seed);
        var random = new Random(seed);
        SplitAssignment[] rows = rule == TestRule.Share
            ? [.. samples.Select(sample => new SplitAssignment(sample.SampleId, (SplitPart)random.Next(4), sample.Label))]
            : [.. SplitPlanner.Plan(samples, new SplitRules { TestRule = rule, LeaveLeaksOut = false, KeepNearTogether = false, Seed = seed }).Assignments];

        var certificate = SplitCertifier.Certify(rows, evidence);

        Assert.True(certificate.NearCrossing > 0);
        AssertAgrees(rows, evidence, certificate);
    }

    [Fact]
    public void Certify_FoldsOfRandomGroups_CrossNowhere()
    {
        var (samples, evidence) = RandomEvidence(4);

        Assert.All(FoldPlanner.Plan(samples, 5, 1, includesTest: true), plan =>
        {
            var certificate = SplitCertifier.Certify(plan.Assignments, evidence);
            Assert.Equal((0, 0, 0), (certificate.ExactCrossing, certificate.NearCrossing, certificate.FieldCrossing));
        });
    }

    [Fact]
    public void Certify_KnownRows_GivesFiguresByHand()
    {
        SplitAssignment[] rows =
        [
            new(1, SplitPart.Train, 0), new(2, SplitPart.Train, 0), new(3, SplitPart.Train, 1), new(4, SplitPart.Validation, 1),
            new(5, SplitPart.Test, 1), new(6, SplitPart.LeftOut, 0),
        ];
        var evidence = new SplitEvidence
        {
            Images = new Dictionary<long, UInt128> { [1] = 1, [2] = 1, [3] = 3, [4] = 4, [5] = 4, [6] = 3 },
            NearPairs = [(2, 3), (4, 6)],
            NearThreshold = 0.95,
            LastCompared = 4,
        };

        var certificate = SplitCertifier.Certify(rows, evidence);

        Assert.Equal((5, 2, 1), (certificate.Images, certificate.ExactGroups, certificate.ExactCrossing));
        Assert.Equal((2, 1, 1), (certificate.NearGroups, certificate.NearCrossing, certificate.NearUnchecked));
        Assert.Equal(1, certificate.ConflictingGroups);
        // Class 0 is 2 of 5 in all, and none of the validation or test part: 40 points off.
        Assert.Equal(40, certificate.ClassDeviation, 9);
        Assert.Null(certificate.Field);
    }

    [Fact]
    public void Certify_NearNeverLookedFor_SaysSo()
    {
        var certificate = SplitCertifier.Certify(
            [new(1, SplitPart.Train, 0), new(2, SplitPart.Test, 0)], new SplitEvidence { Images = new Dictionary<long, UInt128> { [1] = 1, [2] = 2 } });

        Assert.Null(certificate.NearThreshold);
        Assert.Equal((0, 2), (certificate.NearGroups, certificate.NearUnchecked));
    }

    private static (SplitCandidate[] Samples, SplitEvidence Evidence) RandomEvidence(int seed)
    {
        SplitCandidate[] samples = [.. RandomGroups.Draw(seed).Select(sample => sample with { NearGroup = null })];
        var random = new Random(seed + 1_000);
        (long First, long Second)[] pairs = [.. Enumerable.Range(0, 25).Select(_ => (First: samples[random.Next(samples.Length)].SampleId, Second: samples[random.Next(samples.Length)].SampleId)).Where(pair => pair.First != pair.Second)];
        // A quality run's groups: connected by pixels and pairs, named after the lowest id.
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var (first, second) in Enumerable.Range(0, samples.Length).SelectMany(i => Enumerable.Range(0, i).Select(j => (i, j))))
            {
                var (one, other) = (samples[first], samples[second]);
                if (one.ImageKey != other.ImageKey && !pairs.Any(pair => pair == (one.SampleId, other.SampleId) || pair == (other.SampleId, one.SampleId)))
                    continue;
                var lowest = Math.Min(GroupOf(one), GroupOf(other));
                changed |= one.NearGroup is null || other.NearGroup is null || GroupOf(one) != GroupOf(other);
                (samples[first], samples[second]) = (one with { NearGroup = lowest }, other with { NearGroup = lowest });
            }
        }

        return (samples, new SplitEvidence
        {
            Images = samples.ToDictionary(sample => sample.SampleId, sample => sample.ImageKey),
            NearPairs = pairs,
            NearThreshold = 0.95,
            LastCompared = long.MaxValue,
            Field = SplitField.Folder,
            FieldValues = samples.Where(sample => sample.Field is not null).ToDictionary(sample => sample.SampleId, sample => sample.Field!),
        });

        static long GroupOf(SplitCandidate sample) => sample.NearGroup ?? sample.SampleId;
    }

    private static void AssertAgrees(IReadOnlyList<SplitAssignment> rows, SplitEvidence evidence, SplitCertificate certificate)
    {
        SplitAssignment[] placed = [.. rows.Where(row => row.Part != SplitPart.LeftOut)];
        var exact = Closure(placed, (one, other) => evidence.Images[one] == evidence.Images[other]);
        var near = Closure(placed, (one, other) => evidence.Images[one] == evidence.Images[other]
            || evidence.NearPairs.Contains((one, other)) || evidence.NearPairs.Contains((other, one)));
        Assert.Equal(placed.Length, certificate.Images);
        Assert.Equal((exact.Count, exact.Count(Crosses)), (certificate.ExactGroups, certificate.ExactCrossing));
        Assert.Equal((near.Count, near.Count(Crosses)), (certificate.NearGroups, certificate.NearCrossing));
        Assert.Equal(near.Count(group => group.Any(row => row.Label != group[0].Label)), certificate.ConflictingGroups);
        Assert.Equal(
            evidence.FieldValues.Values.Distinct().Count(value => placed.Where(row => evidence.FieldValues.GetValueOrDefault(row.SampleId) == value).Select(row => row.Part).Distinct().Count() > 1),
            certificate.FieldCrossing);

        static bool Crosses(List<SplitAssignment> group) => group.Any(row => row.Part != group[0].Part);
    }

    /// <summary>Groups of two and more by repeated comparison of all pairs.</summary>
    private static List<List<SplitAssignment>> Closure(SplitAssignment[] placed, Func<long, long, bool> isTied)
    {
        var colours = Enumerable.Range(0, placed.Length).ToArray();
        for (var changed = true; changed;)
        {
            changed = false;
            for (var i = 0; i < placed.Length; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    if (colours[i] == colours[j] || !isTied(placed[i].SampleId, placed[j].SampleId))
                        continue;
                    colours[i] = colours[j] = Math.Min(colours[i], colours[j]);
                    changed = true;
                }
            }
        }

        return [.. placed.Zip(colours).GroupBy(row => row.Second, row => row.First).Select(group => group.ToList()).Where(group => group.Count > 1)];
    }
}
