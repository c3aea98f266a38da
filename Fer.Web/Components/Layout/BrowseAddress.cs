using System.Globalization;
using Fer.Data.Samples;

namespace Fer.Web.Components.Layout;

/// <summary>The address of the page under a filter, with the order and the selected image; what is as usual is left out.</summary>
public static class BrowseAddress
{
    /// <summary>Edge of a thumbnail in pixels where the address names none.</summary>
    public const int DefaultSize = 96;

    public static string For(SampleFilter filter, long? imageId = null, int size = DefaultSize, SampleSort? sort = null) =>
        For(filter.DatasetId, SampleSort.FormatView(filter, sort ?? SampleSort.Usual), imageId, size);

    /// <summary>The address of a saved view.</summary>
    /// <param name="datasetId">The dataset.</param>
    /// <param name="query">Conditions and order, as a query string.</param>
    /// <param name="imageId">The selected image, or null.</param>
    /// <param name="size">Edge of a thumbnail in pixels.</param>
    public static string For(int datasetId, string query, long? imageId = null, int size = DefaultSize)
    {
        List<string> pairs = [string.Create(CultureInfo.InvariantCulture, $"dataset={datasetId}")];
        if (query.Length > 0)
            pairs.Add(query);
        if (size != DefaultSize)
            pairs.Add(string.Create(CultureInfo.InvariantCulture, $"size={size}"));
        if (imageId is { } id)
            pairs.Add(string.Create(CultureInfo.InvariantCulture, $"image={id}"));
        return $"browse?{string.Join('&', pairs)}";
    }
}
