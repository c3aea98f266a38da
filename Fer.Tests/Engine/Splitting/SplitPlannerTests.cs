using Fer.Data.Samples;
using Fer.Data.Splits;
using Fer.Engine.Splitting;

namespace Fer.Tests.Engine.Splitting;

public sealed class SplitPlannerTests
{
    private static readonly SplitRules Drawn = new() { TestRule = TestRule.Share, TestShare = 0.2 };

    [Fact]
    public void Plan_SinglesOnly_DrawsExactQuotasOfEveryClass()
    {
        var samples = Faces((0, 10), (1, 33), (3, 100));

        var plan = SplitPlanner.Plan(samples, Drawn);

        Assert.Equal((2, 7, 20), (Count(plan, SplitPart.Test, 0), Count(plan, SplitPart.Test, 1), Count(plan, SplitPart.Test, 3)));
        Assert.Equal(29, plan.Assignments.Count(row => row.Part == SplitPart.Test));
        // 0.3 of the remaining 8, 26 and 80 is 2.4, 7.8 and 24; 34 in all, so one more goes to the largest remainder.
        Assert.Equal((2, 8, 24), (Count(plan, SplitPart.Validation, 0), Count(plan, SplitPart.Validation, 1), Count(plan, SplitPart.Validation, 3)));
        Assert.Equal(samples.Length, plan.Assignments.Count);
    }

    [Fact]
    public void Plan_RowsInAnotherOrder_GivesTheSamePlan()
    {
        var samples = Faces((0, 40), (2, 40));
        SplitCandidate[] reversed = [.. samples.Reverse()];

        Assert.Equal(SplitPlanner.Plan(samples, Drawn).Assignments, SplitPlanner.Plan(reversed, Drawn).Assignments);
    }

    [Fact]
    public void Plan_AnotherSeed_DrawsOtherImages()
    {
        var samples = Faces((0, 200));

        Assert.NotEqual(SplitPlanner.Plan(samples, Drawn).Assignments, SplitPlanner.Plan(samples, Drawn with { Seed = 2 }).Assignments);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Plan_CopiesWithAndWithoutConflicts_NeverCrossParts(long seed)
    {
        var samples = Enumerable.Range(0, 600)
            .Select(i => new SplitCandidate(i, i % 7, SourceUsage.Training, (UInt128)(i % 2 == 0 ? i : i % 150)))
            .ToArray();
        var keys = samples.ToDictionary(sample => sample.SampleId, sample => sample.ImageKey);

        var plan = SplitPlanner.Plan(samples, Drawn with { Seed = seed });

        Assert.All(plan.Assignments.GroupBy(row => keys[row.SampleId]), group => Assert.Single(group.Select(row => row.Part).Distinct()));
        Assert.InRange(plan.Assignments.Count(row => row.Part == SplitPart.Test), 110, 120);
    }

    [Fact]
    public void Plan_ImportedTest_TestsOnExactlyTheMarkedSamples()
    {
        SplitCandidate[] samples = [.. Faces((0, 20)), new(100, 0, SourceUsage.PublicTest, 100), new(101, 0, SourceUsage.PrivateTest, 101), new(102, 0, SourceUsage.Test, 102)];

        var plan = SplitPlanner.Plan(samples, new SplitRules());

        Assert.Equal([100, 101, 102], plan.Assignments.Where(row => row.Part == SplitPart.Test).Select(row => row.SampleId));
        Assert.Equal(6, Count(plan, SplitPart.Validation, 0));
    }

    [Fact]
    public void Plan_TrainingCopyOfATestImage_IsLeftOutAndCounted()
    {
        SplitCandidate[] samples = [.. Faces((0, 20)), new(100, 0, SourceUsage.PublicTest, 3)];

        var plan = SplitPlanner.Plan(samples, new SplitRules());

        Assert.Equal((1, 0), (plan.Leaks.Total, plan.LeaksLeftIn));
        Assert.Equal(SplitPart.LeftOut, plan.Assignments.Single(row => row.SampleId == 3).Part);
        Assert.Equal(SplitPart.Test, plan.Assignments.Single(row => row.SampleId == 100).Part);
    }

    [Fact]
    public void Plan_LeaksWantedIn_KeepsThemLearningAndSaysSo()
    {
        SplitCandidate[] samples = [.. Faces((0, 20)), new(100, 0, SourceUsage.PublicTest, 3)];

        var plan = SplitPlanner.Plan(samples, new SplitRules { LeaveLeaksOut = false });

        Assert.Equal((1, 1), (plan.Leaks.Total, plan.LeaksLeftIn));
        Assert.True(plan.Assignments.Single(row => row.SampleId == 3).Part is SplitPart.Train or SplitPart.Validation);
        Assert.DoesNotContain(plan.Assignments, row => row.Part == SplitPart.LeftOut);
    }

    [Fact]
    public void Plan_NoImportedTest_SaysToDrawAShare()
    {
        var error = Assert.Throws<SplitException>(() => SplitPlanner.Plan(Faces((0, 20)), new SplitRules()));

        Assert.Contains("Draw a share", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void Plan_ShareOutOfRange_IsRefused(double share)
    {
        Assert.Throws<SplitException>(() => SplitPlanner.Plan(Faces((0, 20)), Drawn with { ValidationShare = share }));
        Assert.Throws<SplitException>(() => SplitPlanner.Plan(Faces((0, 20)), Drawn with { TestShare = share }));
    }

    [Fact]
    public void Plan_TooFewImages_SaysWhichPartWouldBeEmpty()
    {
        var error = Assert.Throws<SplitException>(() => SplitPlanner.Plan(Faces((0, 2)), Drawn));

        Assert.Contains("part would be empty", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_ExcludedSamples_AreLeftOutAndChangeNothingElse()
    {
        var faces = Faces((0, 40), (1, 40));
        SplitCandidate[] excluded = [new(500, 0, SourceUsage.Training, 500, IsExcluded: true), new(501, 1, SourceUsage.PublicTest, 3, IsExcluded: true)];

        var plan = SplitPlanner.Plan([.. faces, .. excluded], Drawn);

        Assert.Equal(SplitPlanner.Plan(faces, Drawn).Assignments, plan.Assignments.Where(row => row.SampleId < 500));
        Assert.All(plan.Assignments.Where(row => row.SampleId >= 500), row => Assert.Equal(SplitPart.LeftOut, row.Part));
        Assert.Equal(2, plan.Excluded);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Plan_RandomGroups_NeverCrossPartsWhereLeaksAreLeftOut(int seed)
    {
        var samples = RandomGroups.Draw(seed);
        SplitCandidate[] included = [.. samples.Where(sample => !sample.IsExcluded)];
        var groupOf = RandomGroups.Search(included, near: true, field: true);
        var rules = new SplitRules { Seed = seed, Field = SplitField.Folder };

        foreach (var rule in new[] { TestRule.ImportedUsage, TestRule.Official, TestRule.Share })
        {
            var plan = SplitPlanner.Plan(samples, rules with { TestRule = rule });

            var parts = plan.Assignments.Where(row => row.Part != SplitPart.LeftOut).GroupBy(row => groupOf[row.SampleId]);
            Assert.All(parts, group => Assert.Single(group.Select(row => row.Part).Distinct()));
            Assert.Equal(plan.Leaks.Total + plan.Excluded, plan.Assignments.Count(row => row.Part == SplitPart.LeftOut));
        }
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 30)];

    [Fact]
    public void Plan_FewLargeGroups_TakesTheOneThatComesClosest()
    {
        SplitCandidate[] samples = [.. Enumerable.Range(0, 90).Select(i => new SplitCandidate(i, i % 2, SourceUsage.Training, (UInt128)i, Field: $"person {i % 3}"))];

        var plan = SplitPlanner.Plan(samples, Drawn with { Field = SplitField.Folder, ValidationShare = 0.5 });

        Assert.Equal([30, 30, 30], plan.Counts().GroupBy(row => row.Part).Select(part => part.Sum(row => row.Count)));
    }

    [Fact]
    public void Plan_Official_PublicTestValidatesAndPrivateTestTests()
    {
        SplitCandidate[] samples = [.. Faces((0, 10)), new(100, 0, SourceUsage.PublicTest, 3), new(101, 0, SourceUsage.PrivateTest, 4), new(102, 0, SourceUsage.PrivateTest, 3), new(103, 0, SourceUsage.PublicTest, 103)];

        var kept = SplitPlanner.Plan(samples, new SplitRules { TestRule = TestRule.Official, LeaveLeaksOut = false });
        var cleaned = SplitPlanner.Plan(samples, new SplitRules { TestRule = TestRule.Official });

        Assert.Equal((10, 2, 2), (Count(kept, SplitPart.Train, 0), Count(kept, SplitPart.Validation, 0), Count(kept, SplitPart.Test, 0)));
        Assert.Equal(new LeakCount(3, 0, 0), kept.Leaks);
        Assert.Equal(3, kept.LeaksLeftIn);
        Assert.Equal([3, 4], cleaned.Assignments.Where(row => row is { Part: SplitPart.LeftOut, SampleId: < 100 }).Select(row => row.SampleId));
    }

    [Fact]
    public void Plan_OfficialWithoutValidationUsage_DrawsItFromTraining()
    {
        SplitCandidate[] samples = [.. Faces((0, 20)), new(100, 0, SourceUsage.PublicTest, 100)];

        var plan = SplitPlanner.Plan(samples, new SplitRules { TestRule = TestRule.Official });

        Assert.Equal((14, 6, 1), (Count(plan, SplitPart.Train, 0), Count(plan, SplitPart.Validation, 0), Count(plan, SplitPart.Test, 0)));
    }

    private static SplitCandidate[] Faces(params (int Label, int Count)[] classes) =>
        [.. classes.SelectMany(row => Enumerable.Repeat(row.Label, row.Count))
            .Select((label, index) => new SplitCandidate(index, label, SourceUsage.Training, (UInt128)index))];

    private static int Count(SplitPlan plan, SplitPart part, int label) =>
        plan.Counts().SingleOrDefault(row => row.Part == part && row.Label == label)?.Count ?? 0;
}
