using System.Globalization;
using Fer.Data.Samples;
using Fer.Engine.Exchange;
using Fer.Web.Components.Layout;

namespace Fer.Web.Endpoints;

/// <summary>Writes what to export as a query string; what is as usual is left out. The export page and the downloads have the same one.</summary>
public static class ExportAddress
{
    public const string Labels = "labels";
    public const string Original = "original";
    public const string Parts = "parts";
    public const string Leave = "leave";
    public const string Excluded = "excluded";
    public const string Lines = "lines";
    public const string CrLf = "crlf";

    /// <summary>Address of the export page.</summary>
    public static string Page(ExportOrder order, bool isCrLf = false) =>
        Join(DatasetAddress.For("datasets/export", order.Filter.DatasetId) + "&", Query(order, isCrLf)).TrimEnd('&');

    /// <summary>Address of a download.</summary>
    /// <param name="file"><c>labels.csv</c>, <c>fer2013.csv</c> or <c>images.zip</c>.</param>
    /// <param name="order">What to export.</param>
    /// <param name="isCrLf">Whether lines of a FER-2013 table end with CR LF.</param>
    public static string Download(string file, ExportOrder order, bool isCrLf = false) =>
        Join(string.Create(CultureInfo.InvariantCulture, $"datasets/{order.Filter.DatasetId}/{file}?"), Query(order, isCrLf)).TrimEnd('?');

    private static string Join(string start, IEnumerable<string> pairs) => start + string.Join('&', pairs);

    private static IEnumerable<string> Query(ExportOrder order, bool isCrLf)
    {
        if (SampleFilterUrl.Format(order.Filter) is { Length: > 0 } filter)
            yield return filter;
        if (order.UsesOriginalLabels)
            yield return $"{Labels}={Original}";
        if (order.SplitId is { } split)
            yield return string.Create(CultureInfo.InvariantCulture, $"{Parts}={split}");
        if (order.LeavesOutExcluded)
            yield return $"{Leave}={Excluded}";
        if (isCrLf)
            yield return $"{Lines}={CrLf}";
    }
}
