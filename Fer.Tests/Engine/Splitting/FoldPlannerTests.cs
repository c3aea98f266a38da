using Fer.Data.Samples;
using Fer.Data.Splits;
using Fer.Engine.Splitting;

namespace Fer.Tests.Engine.Splitting;

public sealed class FoldPlannerTests
{
    public static TheoryData<int, int> Draws => [.. from seed in Enumerable.Range(0, 20) from folds in new[] { 2, 5, 10 } select (seed, folds)];

    [Theory]
    [MemberData(nameof(Draws))]
    public void Plan_RandomGroups_NeverDividesAGroupAndValidatesEachSampleOnce(int seed, int folds)
    {
        var samples = RandomGroups.Draw(seed);
        SplitCandidate[] included = [.. samples.Where(sample => !sample.IsExcluded)];
        var groupOf = RandomGroups.Search(included, near: true, field: true);
        var testGroups = included.Where(sample => sample.Usage.IsTest()).Select(sample => groupOf[sample.SampleId]).ToHashSet();

        var plans = FoldPlanner.Plan(samples, folds, seed, includesTest: false);

        Assert.Equal(folds, plans.Count);
        foreach (var plan in plans)
        {
            Assert.Equal(samples.Select(sample => sample.SampleId), plan.Assignments.Select(row => row.SampleId));
            var parts = plan.Assignments.Where(row => row.Part != SplitPart.LeftOut).GroupBy(row => groupOf[row.SampleId]);
            Assert.All(parts, group => Assert.Single(group.Select(row => row.Part).Distinct()));
            Assert.DoesNotContain(plan.Assignments, row => row.Part == SplitPart.Test);
        }

        var validated = plans.SelectMany(plan => plan.Assignments).Where(row => row.Part == SplitPart.Validation).Select(row => row.SampleId).Order();
        Assert.Equal(included.Where(sample => !testGroups.Contains(groupOf[sample.SampleId])).Select(sample => sample.SampleId), validated);
    }

    [Fact]
    public void Plan_ImagesAlone_GivesFoldsThatDifferByOneAtMostInEachClassAndInAll()
    {
        SplitCandidate[] samples = [.. Enumerable.Range(0, 103).Select(i => new SplitCandidate(i, i % 7 == 0 ? 3 : i % 3, SourceUsage.Training, (UInt128)i))];

        var plans = FoldPlanner.Plan(samples, 5, 1, includesTest: true);

        AssertEven([.. plans.Select(plan => plan.Assignments.Count(row => row.Part == SplitPart.Validation))]);
        for (var label = 0; label < 4; label++)
            AssertEven([.. plans.Select(plan => plan.Assignments.Count(row => row.Part == SplitPart.Validation && row.Label == label))]);
    }

    [Fact]
    public void Plan_RowsInAnotherOrder_GivesTheSameFolds()
    {
        var samples = RandomGroups.Draw(5);

        var forward = FoldPlanner.Plan(samples, 4, 9, includesTest: true);
        var backward = FoldPlanner.Plan(samples.Reverse(), 4, 9, includesTest: true);

        Assert.Equal(forward.SelectMany(plan => plan.Assignments), backward.SelectMany(plan => plan.Assignments));
        Assert.NotEqual(forward.SelectMany(plan => plan.Assignments), FoldPlanner.Plan(samples, 4, 10, includesTest: true).SelectMany(plan => plan.Assignments));
    }

    [Fact]
    public void Plan_WithTest_ValidatesTestImagesToo()
    {
        SplitCandidate[] samples = [new(1, 0, SourceUsage.PublicTest, 1), new(2, 0, SourceUsage.Training, 2), new(3, 0, SourceUsage.Training, 3, IsExcluded: true)];

        var plans = FoldPlanner.Plan(samples, 2, 1, includesTest: true);

        Assert.Equal([1, 2], plans.SelectMany(plan => plan.Assignments).Where(row => row.Part == SplitPart.Validation).Select(row => row.SampleId).Order());
        Assert.All(plans, plan => Assert.Equal(SplitPart.LeftOut, plan.Assignments[2].Part));
        Assert.All(plans, plan => Assert.Equal((1, 0), (plan.Excluded, plan.Leaks.Total)));
    }

    [Fact]
    public void Plan_TrainingImagesLikeATestImage_AreLeftOutAndCountedByLikeness()
    {
        SplitCandidate[] samples =
        [
            new(1, 0, SourceUsage.PublicTest, 1, NearGroup: 1), new(2, 0, SourceUsage.Training, 1), new(3, 0, SourceUsage.Training, 3, NearGroup: 1),
            new(4, 0, SourceUsage.Training, 4), new(5, 0, SourceUsage.Training, 5),
        ];

        var plan = FoldPlanner.Plan(samples, 2, 1, includesTest: false)[0];

        Assert.Equal(new LeakCount(1, 1, 0), plan.Leaks);
        Assert.Equal([1, 2, 3], plan.Assignments.Where(row => row.Part == SplitPart.LeftOut).Select(row => row.SampleId));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(21)]
    [InlineData(-3)]
    public void Plan_NumberOfFoldsOutOfRange_IsRefused(int folds)
    {
        var error = Assert.Throws<SplitException>(() => FoldPlanner.Plan(RandomGroups.Draw(1), folds, 1, includesTest: true));

        Assert.Contains("2 to 20 folds", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_FewerGroupsThanFolds_IsRefused()
    {
        SplitCandidate[] samples = [.. Enumerable.Range(0, 30).Select(i => new SplitCandidate(i, 0, SourceUsage.Training, (UInt128)(i % 3)))];

        var error = Assert.Throws<SplitException>(() => FoldPlanner.Plan(samples, 4, 1, includesTest: true));

        Assert.Contains("too few images that differ for 4 folds: 3", error.Message, StringComparison.Ordinal);
    }

    private static void AssertEven(int[] counts) => Assert.InRange(counts.Max() - counts.Min(), 0, 1);
}
