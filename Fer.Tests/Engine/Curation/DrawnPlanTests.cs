using Fer.Data.Samples;
using Fer.Engine.Curation;

namespace Fer.Tests.Engine.Curation;

public sealed class DrawnPlanTests
{
    [Theory]
    [InlineData(70, 1)]
    [InlineData(1000, 7)]
    [InlineData(3000, 1)]
    public void Make_AnyCount_PlantsTheStatedShares(int count, long seed)
    {
        var plan = DrawnPlan.Make(count, seed);

        Assert.Equal(count, plan.Count);
        Assert.Equal((int)Math.Round(0.03 * count), plan.Count(item => item.DuplicateOf is not null));
        Assert.Equal((int)Math.Round(0.1 * count), plan.Count(item => item.GivenLabel != item.TrueLabel));
        Assert.Equal(Enumerable.Range(0, 7), plan.Select(item => item.TrueLabel).Distinct().Order());
        Assert.InRange(plan.Count(item => item.Usage == SourceUsage.Training), 0.79 * count, 0.81 * count);
        Assert.InRange(plan.Count(item => item.Usage == SourceUsage.PublicTest), 0.09 * count, 0.11 * count);
    }

    [Fact]
    public void Make_Duplicates_RepeatAnEarlierOriginalWithItsTrueLabel()
    {
        var plan = DrawnPlan.Make(3000, 1);

        var duplicates = plan.Where(item => item.DuplicateOf is not null).ToList();
        Assert.All(duplicates, item =>
        {
            var original = plan[item.DuplicateOf!.Value];
            Assert.True(original.Index < item.Index);
            Assert.Null(original.DuplicateOf);
            Assert.Equal(original.TrueLabel, item.TrueLabel);
        });
        Assert.Contains(duplicates, item => plan[item.DuplicateOf!.Value].Usage != item.Usage);
        Assert.Contains(duplicates, item => plan[item.DuplicateOf!.Value].GivenLabel != item.GivenLabel);
    }

    [Fact]
    public void Make_SameSeed_GivesTheSamePlan()
    {
        Assert.Equal(DrawnPlan.Make(200, 5), DrawnPlan.Make(200, 5));
        Assert.NotEqual(DrawnPlan.Make(200, 5), DrawnPlan.Make(200, 6));
    }
}
