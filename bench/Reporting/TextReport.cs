using System.Globalization;
using System.Text;

namespace Fer.Bench.Reporting;

/// <summary>A report as lines for a terminal.</summary>
internal static class TextReport
{
    public static string Format(Report report)
    {
        var text = new StringBuilder().AppendLine(CultureInfo.InvariantCulture, $"{report.Name} on {report.Machine}");
        foreach (var figure in report.Figures)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {figure.Name,-58} {figure.Value,12:0.###} {figure.Unit,-10}");
            if (figure.Hold is not null)
                text.Append(CultureInfo.InvariantCulture, $" hold {figure.Hold}: {(figure.Held == true ? "held" : "NOT HELD")}");
            if (figure.Ratio is { } ratio)
                text.Append(CultureInfo.InvariantCulture, $" {ratio:0.00}x of {figure.Peer}");
            else if (figure.Peer is not null)
                text.Append(CultureInfo.InvariantCulture, $" peer not measured: {figure.Peer}");
            text.AppendLine();
        }
        return text.ToString().TrimEnd();
    }
}
