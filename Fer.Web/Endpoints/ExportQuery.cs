using System.Globalization;
using Fer.Data.Samples;
using Fer.Engine.Exchange;

namespace Fer.Web.Endpoints;

/// <summary>Reads what to export out of a download's address. Unlike a filter, an option that cannot be understood is refused: the file would hold something else than was asked for.</summary>
/// <param name="Order">What to export.</param>
/// <param name="IsCrLf">Whether lines of a FER-2013 table end with CR LF.</param>
/// <param name="Problem">What cannot be understood; null where all can.</param>
internal sealed record ExportQuery(ExportOrder Order, bool IsCrLf, string? Problem)
{
    public static ExportQuery Read(int datasetId, Func<string, string?> query)
    {
        var problem = Check(query, ExportAddress.Labels, "now", ExportAddress.Original)
            ?? Check(query, ExportAddress.Leave, ExportAddress.Excluded)
            ?? Check(query, ExportAddress.Lines, "lf", ExportAddress.CrLf);
        int? split = null;
        if (query(ExportAddress.Parts) is { Length: > 0 } parts)
        {
            if (int.TryParse(parts, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
                split = id;
            else
                problem ??= $"{ExportAddress.Parts}={parts} is no number of a split.";
        }
        var order = new ExportOrder(SampleFilterUrl.Parse(datasetId, query))
        {
            UsesOriginalLabels = query(ExportAddress.Labels) == ExportAddress.Original,
            LeavesOutExcluded = query(ExportAddress.Leave) == ExportAddress.Excluded,
            SplitId = split,
        };
        return new ExportQuery(order, query(ExportAddress.Lines) == ExportAddress.CrLf, problem);
    }

    private static string? Check(Func<string, string?> query, string name, params string[] known) =>
        query(name) is not { Length: > 0 } value || known.Contains(value, StringComparer.Ordinal) ? null : $"{name}={value} is not known. Give {string.Join(" or ", known)}, or leave it out.";
}
