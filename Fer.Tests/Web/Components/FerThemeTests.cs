using System.Globalization;
using Fer.Data.Datasets;
using Fer.Web.Components.Layout;

namespace Fer.Tests.Web.Components;

public sealed class FerThemeTests
{
    private const double ForText = 4.5;
    private const double ForMarks = 3.0;

    [Fact]
    public void Tokens_Text_IsReadableOnEveryBackground()
    {
        foreach (var tokens in new[] { FerTheme.Light, FerTheme.Dark })
        {
            foreach (var background in new[] { tokens.Background, tokens.Surface, tokens.Raised })
            {
                foreach (var text in new[] { tokens.Text, tokens.Muted, tokens.Accent, tokens.Success, tokens.Warning, tokens.Error })
                    Assert.True(Contrast(text, background) >= ForText, $"{text} on {background}: {Contrast(text, background)}");
            }
            Assert.True(Contrast(tokens.OnAccent, tokens.Accent) >= ForText);
        }
    }

    [Fact]
    public void Tokens_LinesAndClasses_StandOutOnEveryBackground()
    {
        foreach (var tokens in new[] { FerTheme.Light, FerTheme.Dark })
        {
            foreach (var mark in (string[])[tokens.Train, tokens.Validation, tokens.Test, tokens.LineStrong, .. tokens.Series, .. FerTheme.ClassColours])
            {
                Assert.True(Contrast(mark, tokens.Surface) >= ForMarks, $"{mark} on {tokens.Surface}: {Contrast(mark, tokens.Surface)}");
                Assert.True(Contrast(mark, tokens.Background) >= ForMarks, $"{mark} on {tokens.Background}: {Contrast(mark, tokens.Background)}");
            }
        }
    }

    [Theory]
    [InlineData(1, "--fer-class-1")]
    [InlineData(8, "--fer-class-8")]
    [InlineData(10, "--fer-class-10")]
    [InlineData(11, "--fer-class-1")]
    [InlineData(0, "--fer-class-10")]
    public void ClassVariable_Slot_WrapsRound(int slot, string expected) => Assert.Equal(expected, FerTheme.ClassVariable(slot));

    [Fact]
    public void ClassColours_HaveOneForEachSlot()
    {
        Assert.Equal(ClassVocabulary.ColourSlots, FerTheme.ClassColours.Count);
        Assert.Distinct(FerTheme.ClassColours);
    }

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    /// <summary>Relative luminance as WCAG 2.2 defines it.</summary>
    private static double Luminance(string hex)
    {
        double Channel(int start)
        {
            var value = int.Parse(hex.AsSpan(start, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }
        return 0.2126 * Channel(1) + 0.7152 * Channel(3) + 0.0722 * Channel(5);
    }
}
