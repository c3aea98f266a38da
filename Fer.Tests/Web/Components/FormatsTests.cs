using Fer.Web.Components.Shared;

namespace Fer.Tests.Web.Components;

public sealed class FormatsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 14, 5, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, "0")]
    [InlineData(999, "999")]
    [InlineData(35_887, "35\u202F887")]
    [InlineData(1_234_567, "1\u202F234\u202F567")]
    public void Count_Number_HasThinSpaces(long value, string expected) => Assert.Equal(expected, Formats.Count(value));

    [Fact]
    public void Count_WithWords_TakesTheRightOne()
    {
        Assert.Equal("1 image", Formats.Count(1, "image", "images"));
        Assert.Equal("0 images", Formats.Count(0, "image", "images"));
    }

    [Theory]
    [InlineData(0.673, "67.3\u202F%")]
    [InlineData(1.0, "100.0\u202F%")]
    [InlineData(-0.0004, "0.0\u202F%")]
    [InlineData(-0.0005001, "\u22120.1\u202F%")]
    [InlineData(null, "–")]
    [InlineData(double.NaN, "–")]
    [InlineData(double.PositiveInfinity, "–")]
    public void Percent_Share_HasOneDecimal(double? share, string expected) => Assert.Equal(expected, Formats.Percent(share));

    [Theory]
    [InlineData(0.673, 0.015, "67.3\u202F% ± 1.5")]
    [InlineData(0.673, null, "67.3\u202F%")]
    [InlineData(null, 0.015, "–")]
    public void PercentWithMargin_Share_StatesItsMargin(double? share, double? margin, string expected) =>
        Assert.Equal(expected, Formats.PercentWithMargin(share, margin));

    [Theory]
    [InlineData(-3, "0.0 s")]
    [InlineData(4.24, "4.2 s")]
    [InlineData(9.96, "10 s")]
    [InlineData(59.6, "1 min")]
    [InlineData(200, "3 min 20 s")]
    [InlineData(7_500, "2 h 5 min")]
    [InlineData(273_600, "3 d 4 h")]
    public void Duration_Seconds_ReadsAsSpoken(double seconds, string expected) =>
        Assert.Equal(expected, Formats.Duration(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(10, "just now")]
    [InlineData(300, "5 min ago")]
    [InlineData(7_300, "2 h ago")]
    [InlineData(90_000, "1 day ago")]
    [InlineData(200_000, "2 days ago")]
    [InlineData(2_000_000, "2026-10-31")]
    public void Ago_Age_IsCoarse(int seconds, string expected) => Assert.Equal(expected, Formats.Ago(Now.AddSeconds(-seconds), Now));

    [Fact]
    public void Timestamp_Time_IsSortable() => Assert.Equal("2026-11-23 14:05", Formats.Timestamp(Now));

    [Theory]
    [InlineData(512, "512 B")]
    [InlineData(2_150, "2.1 KB")]
    [InlineData(112_197_632, "107 MB")]
    [InlineData(1_048_575, "1.0 MB")]
    public void Bytes_Size_HasItsUnit(long bytes, string expected) => Assert.Equal(expected, Formats.Bytes(bytes));
}
