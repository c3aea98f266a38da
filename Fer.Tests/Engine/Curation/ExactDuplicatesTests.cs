using Fer.Data.Samples;
using Fer.Engine.Curation;
using Fer.Tests.TestKit;

namespace Fer.Tests.Engine.Curation;

public sealed class ExactDuplicatesTests
{
    private static LabelledHash Sample(long id, int seed, int label, SourceUsage usage = SourceUsage.Training) => new(id, PixelTable.Hash(seed), label, usage);

    [Fact]
    public void Group_NoTwins_IsEmpty() =>
        Assert.Empty(ExactDuplicates.Group([Sample(1, 1, 0), Sample(2, 2, 0)]));

    [Fact]
    public void Group_Twins_ComeByTheirFirstMember()
    {
        var groups = ExactDuplicates.Group([Sample(9, 1, 0), Sample(2, 2, 3), Sample(3, 2, 3), Sample(1, 1, 0), Sample(4, 3, 1)]);

        Assert.Equal([[1, 9], [2, 3]], groups.Select(group => group.Members.Select(member => member.SampleId)));
        Assert.All(groups, group => Assert.False(group.HasConflict || group.HasLeak));
    }

    [Theory]
    [InlineData(0, 0, 1, 0)]
    [InlineData(2, 0, 2, 2)]
    [InlineData(0, 1, 2, null)]
    public void Group_OtherLabels_ConflictAndTheMajorityIsKnown(int first, int second, int third, int? majority)
    {
        var group = Assert.Single(ExactDuplicates.Group([Sample(1, 1, first), Sample(2, 1, second), Sample(3, 1, third)]));

        Assert.True(group.HasConflict);
        Assert.Equal(majority, group.MajorityLabel);
    }

    [Theory]
    [InlineData(SourceUsage.Training, SourceUsage.PublicTest, true)]
    [InlineData(SourceUsage.Training, SourceUsage.Training, false)]
    [InlineData(SourceUsage.Unspecified, SourceUsage.Training, false)]
    [InlineData(SourceUsage.Training, SourceUsage.Validation, false)]
    [InlineData(SourceUsage.PublicTest, SourceUsage.PrivateTest, false)]
    [InlineData(SourceUsage.Unspecified, SourceUsage.Test, true)]
    public void Group_OtherUsage_Leaks(SourceUsage one, SourceUsage other, bool leaks) =>
        Assert.Equal(leaks, Assert.Single(ExactDuplicates.Group([Sample(1, 1, 0, one), Sample(2, 1, 0, other)])).HasLeak);

    [Fact]
    public void Group_UnspecifiedFirst_StillFindsTheLeakBetweenTheOthers() =>
        Assert.True(Assert.Single(ExactDuplicates.Group(
            [Sample(1, 1, 0, SourceUsage.Unspecified), Sample(2, 1, 0), Sample(3, 1, 0, SourceUsage.PrivateTest)])).HasLeak);
}
