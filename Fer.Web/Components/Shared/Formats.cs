using System.Globalization;
using Fer.Engine.Evaluations;
using Fer.Engine.Metrics;

namespace Fer.Web.Components.Shared;

/// <summary>How figures read everywhere. Spaces inside a figure are narrow and do not break.</summary>
public static class Formats
{
    /// <summary>U+202F, between thousands and before a unit.</summary>
    public const char ThinSpace = FigureText.ThinSpace;

    private static readonly NumberFormatInfo Figures = FigureText.Figures;

    private static readonly string[] ByteUnits = ["B", "KB", "MB", "GB", "TB"];

    /// <summary>35 887.</summary>
    public static string Count(long value) => value.ToString("N0", Figures);

    /// <summary>1 image, 12 images.</summary>
    public static string Count(long value, string one, string many) => $"{Count(value)} {(value == 1 ? one : many)}";

    /// <summary>0.673 reads 67.3 %; a missing or undefined share reads as a dash.</summary>
    public static string Percent(double? share, int digits = 1) =>
        IsFigure(share) ? $"{Number(share!.Value * 100, digits)}{ThinSpace}%" : "–";

    /// <summary>0.673 and 0.015 read 67.3 % ± 1.5.</summary>
    public static string PercentWithMargin(double? share, double? margin, int digits = 1) =>
        IsFigure(share) && IsFigure(margin) ? $"{Percent(share, digits)} ± {Number(margin!.Value * 100, digits)}" : Percent(share, digits);

    /// <summary>A share with its interval: "46 % (39–54)"; a dash where it has no meaning.</summary>
    public static string PercentWithInterval(MetricInterval? figure) => figure is { } known
        ? $"{Percent(known.Value, 0)} ({Number(known.Interval.Low * 100, 0)}–{Number(known.Interval.High * 100, 0)})"
        : "–";

    /// <summary>A figure with a fixed number of decimals, such as a loss: 0.942.</summary>
    public static string Number(double? value, int digits = 3)
    {
        if (!IsFigure(value))
            return "–";
        var text = value!.Value.ToString($"N{digits}", Figures);
        // What rounds to nothing has no sign.
        return value < 0 && text.AsSpan().IndexOfAnyInRange('1', '9') < 0 ? text[Figures.NegativeSign.Length..] : text;
    }

    /// <summary>Three significant digits, for what spans powers of ten, such as a learning rate: 0.01, 0.000512, 5e-8.</summary>
    public static string Significant(double? value)
    {
        if (!IsFigure(value))
            return "–";
        var figure = value!.Value;
        return figure != 0 && Math.Abs(figure) < 1e-6
            ? figure.ToString("0.##e-0", Figures)
            : double.Parse(figure.ToString("G3", Figures), Figures).ToString("0.##########", Figures);
    }

    /// <summary>+1.2, −0.4 or 0.0 points between two shares.</summary>
    public static string Points(double difference, int digits = 1)
    {
        var text = Number(difference * 100, digits);
        return Math.Round(difference * 100, digits) > 0 ? $"+{text}" : text;
    }

    /// <summary>45 s, 3 min 20 s, 2 h 5 min, 3 d 4 h; under ten seconds with a decimal: 4.2 s.</summary>
    public static string Duration(TimeSpan span)
    {
        if (span < TimeSpan.Zero)
            span = TimeSpan.Zero;
        if (span.TotalSeconds < 9.95)
            return $"{Number(span.TotalSeconds, 1)} s";
        var seconds = (long)Math.Round(span.TotalSeconds);
        return seconds switch
        {
            < 60 => $"{seconds} s",
            < 3_600 => Pair(seconds / 60, "min", seconds % 60, "s"),
            < 86_400 => Pair(seconds / 3_600, "h", seconds % 3_600 / 60, "min"),
            _ => Pair(seconds / 86_400, "d", seconds % 86_400 / 3_600, "h"),
        };
    }

    /// <summary>just now, 5 min ago, 3 h ago, 2 days ago; older than a week, the day itself.</summary>
    public static string Ago(DateTimeOffset then, DateTimeOffset now)
    {
        var age = now - then;
        return age.TotalSeconds switch
        {
            < 60 => "just now",
            < 3_600 => $"{(int)age.TotalMinutes} min ago",
            < 86_400 => $"{(int)age.TotalHours} h ago",
            < 172_800 => "1 day ago",
            < 604_800 => $"{(int)age.TotalDays} days ago",
            _ => then.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
    }

    /// <summary>2026-11-23 14:05, in the zone of the value.</summary>
    public static string Timestamp(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>512 B, 2.1 KB, 107 MB; steps of 1,024.</summary>
    public static string Bytes(long bytes)
    {
        var value = (double)bytes;
        var unit = 0;
        while (value >= 1_023.5 && unit < ByteUnits.Length - 1)
        {
            value /= 1_024;
            unit++;
        }
        return $"{Number(value, unit == 0 || value >= 99.95 ? 0 : 1)} {ByteUnits[unit]}";
    }

    private static string Pair(long whole, string unit, long rest, string restUnit) =>
        rest == 0 ? $"{Count(whole)} {unit}" : $"{Count(whole)} {unit} {rest} {restUnit}";

    private static bool IsFigure(double? value) => value is { } figure && double.IsFinite(figure);
}
