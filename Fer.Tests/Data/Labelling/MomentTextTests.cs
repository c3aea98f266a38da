using Fer.Data.Labelling;

namespace Fer.Tests.Data.Labelling;

public sealed class MomentTextTests
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.CreateCustomTimeZone("test", TimeSpan.FromHours(2), "test", "test");

    [Theory]
    [InlineData("2026-11-24T15:30", "2026-11-24T13:30:00.000Z")]
    [InlineData("2026-11-24 15:30:10", "2026-11-24T13:30:10.000Z")]
    [InlineData("2026-11-24T15:30Z", "2026-11-24T15:30:00.000Z")]
    [InlineData("2026-11-24T15:30:01.25+01:00", "2026-11-24T14:30:01.250Z")]
    [InlineData("2026-11-24T15:30:01 01:00", "2026-11-24T14:30:01.000Z")]
    [InlineData(" 2026-11-24T15:30:01-05:30 ", "2026-11-24T21:00:01.000Z")]
    public void TryParse_Moment_IsRead(string text, string expected)
    {
        Assert.True(MomentText.TryParse(text, Zone, out var moment));
        Assert.Equal(expected, MomentText.Format(moment));
        Assert.True(MomentText.TryParse(expected, Zone, out var again));
        Assert.Equal(moment, again);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("2026-11-24")]
    [InlineData("2026-13-24T15:30")]
    [InlineData("2026-02-30T15:30")]
    [InlineData("2026-11-24T25:30")]
    [InlineData("2026-11-24T15:30+25:00")]
    [InlineData("0001-01-01T00:00")]
    [InlineData("24.11.2026 15:30")]
    [InlineData("2026-11-24T15:30; DROP TABLE Sample")]
    public void TryParse_AnythingElse_IsNoMoment(string? text) => Assert.False(MomentText.TryParse(text, Zone, out _));
}
