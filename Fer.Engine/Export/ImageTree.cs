using System.Globalization;

namespace Fer.Engine.Export;

/// <summary>
/// Gives each image a place <c>part/class/file</c> in a tree of folders; an import reads part and class out of it again.
/// Two images never get the same place, on systems that ignore case either.
/// </summary>
public sealed class ImageTree
{
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The image's place, with forward slashes.</summary>
    /// <param name="part">Folder of the part; null for none.</param>
    /// <param name="className">Name of the class.</param>
    /// <param name="fileName">Name in the source, or one made for a row.</param>
    /// <param name="mediaType"><c>image/png</c> or <c>image/jpeg</c>.</param>
    /// <param name="id">The sample; goes into the name where it is taken.</param>
    public string Place(string? part, string className, string fileName, string mediaType, long id)
    {
        var ending = mediaType == "image/jpeg" ? ".jpg" : ".png";
        var name = SafeName.Of(fileName, string.Create(CultureInfo.InvariantCulture, $"image-{id}"));
        var (stem, own) = (Path.GetFileNameWithoutExtension(name), Path.GetExtension(name));
        if (!IsEndingOf(own, mediaType))
            (stem, own) = (name, ending);
        var folder = $"{(part is null ? "" : part + "/")}{SafeName.Of(className, "class")}/";
        var place = folder + stem + own;
        for (var attempt = 0; !_taken.Add(place); attempt++)
            place = string.Create(CultureInfo.InvariantCulture, $"{folder}{stem}-{id}{(attempt == 0 ? "" : $"-{attempt}")}{own}");
        return place;
    }

    private static bool IsEndingOf(string ending, string mediaType) => mediaType == "image/jpeg"
        ? ending.Equals(".jpg", StringComparison.OrdinalIgnoreCase) || ending.Equals(".jpeg", StringComparison.OrdinalIgnoreCase)
        : ending.Equals(".png", StringComparison.OrdinalIgnoreCase);
}
