using System.Globalization;

namespace Fer.Engine.Evaluations;

/// <summary>How figures read in sentences and on pages, the same everywhere. Spaces inside a figure are narrow and do not break.</summary>
public static class FigureText
{
    /// <summary>U+202F, between thousands and before a unit.</summary>
    public const char ThinSpace = '\u202F';

    /// <summary>Thousands apart by a thin space, a true minus, a dash for what is no number.</summary>
    public static NumberFormatInfo Figures { get; } = NumberFormatInfo.ReadOnly(new NumberFormatInfo
    {
        NumberGroupSeparator = ThinSpace.ToString(),
        NumberDecimalSeparator = ".",
        NegativeSign = "\u2212",
        NaNSymbol = "–",
    });

    /// <summary>35 887.</summary>
    public static string Count(long value) => value.ToString("N0", Figures);

    /// <summary>0.673 reads 67.3 %.</summary>
    public static string Percent(double share) => $"{Tenths(share * 100)}{ThinSpace}%";

    /// <summary>0.015 reads 1.5 and -0.015 reads −1.5; what rounds to nothing has no sign.</summary>
    public static string Tenths(double value) => (Math.Round(value, 1) + 0.0).ToString("N1", Figures);

    /// <summary>+1.5 or −1.5; what rounds to nothing has a plus.</summary>
    /// <param name="value">The figure.</param>
    /// <param name="digits">Decimals.</param>
    public static string WithSign(double value, int digits = 1)
    {
        var text = (Math.Round(value, digits) + 0.0).ToString($"N{digits}", Figures);
        return text.StartsWith(Figures.NegativeSign, StringComparison.Ordinal) ? text : $"+{text}";
    }
}
