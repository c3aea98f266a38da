using Fer.Data.Ratings;
using Fer.Web.Features.Ratings;

namespace Fer.Tests.Web.Features.Ratings;

public sealed class RaterPathTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly RoundImage[] Images = [.. Enumerable.Range(1, 4).Select(id => new RoundImage(id, "tag"))];

    [Fact]
    public void Start_SomeAnswered_ShowsTheFirstOpenOneAndFetchesTheNextAhead()
    {
        var path = new RaterPath(Images, new Dictionary<long, int> { [1] = 0, [3] = 0 }, Start);

        Assert.Equal((2L, 4L), (path.Current!.SampleId, path.Next!.SampleId));
        Assert.Equal((2, 4), (path.AnsweredCount, path.Count));
    }

    [Fact]
    public void Advance_AtTheEnd_ComesBackToWhatWasPassedOver()
    {
        var path = new RaterPath(Images, new Dictionary<long, int> { [1] = 0, [2] = 0 }, Start);
        path.GoBack(Start);
        path.Advance(2, 5, Start);
        path.Advance(3, 5, Start);

        Assert.Null(path.Next);
        path.Advance(4, 5, Start);

        Assert.True(path.IsFinished);
        Assert.Null(path.Current);
        Assert.True(path.GoBack(Start));
        Assert.Equal((4L, 5), (path.Current!.SampleId, path.CurrentAnswer));
    }

    [Fact]
    public void GoBack_AtTheFirst_StaysThere()
    {
        var path = new RaterPath(Images, new Dictionary<long, int>(), Start);

        Assert.False(path.GoBack(Start));
        Assert.Equal(1, path.Current!.SampleId);
    }

    [Fact]
    public void Pace_APauseInBetween_CountsAsAMinuteAtMost()
    {
        var path = new RaterPath(Images, new Dictionary<long, int>(), Start);
        Assert.Null(path.Pace);

        path.Advance(1, 0, Start.AddSeconds(2));
        Assert.Equal(TimeSpan.FromSeconds(2), path.Pace);
        path.Advance(2, 0, Start.AddHours(1));

        Assert.Equal(TimeSpan.FromSeconds(31), path.Pace);
    }

    [Fact]
    public void Start_EmptyRound_IsFinished() => Assert.True(new RaterPath([], new Dictionary<long, int>(), Start).IsFinished);
}
