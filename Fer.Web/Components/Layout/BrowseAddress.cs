using System.Globalization;
using Fer.Data.Samples;

namespace Fer.Web.Components.Layout;

/// <summary>The address of the page under a filter, with the selected image; what is as usual is left out.</summary>
public static class BrowseAddress
{
    /// <summary>Edge of a thumbnail in pixels where the address names none.</summary>
    public const int DefaultSize = 96;

    public static string For(SampleFilter filter, long? imageId = null, int size = DefaultSize)
    {
        List<string> pairs = [$"dataset={filter.DatasetId}"];
        if (SampleFilterUrl.Format(filter) is { Length: > 0 } conditions)
            pairs.Add(conditions);
        if (size != DefaultSize)
            pairs.Add($"size={size}");
        if (imageId is { } id)
            pairs.Add(string.Create(CultureInfo.InvariantCulture, $"image={id}"));
        return $"browse?{string.Join('&', pairs)}";
    }
}
