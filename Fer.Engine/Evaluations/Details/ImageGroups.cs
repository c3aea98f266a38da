namespace Fer.Engine.Evaluations.Details;

/// <summary>Which images of a score are alike, so that they are drawn together.</summary>
internal static class ImageGroups
{
    /// <summary>Group of each image: what a quality check put together, else images with the same pixels; its own id where it is alone.</summary>
    public static long[] Of<T>(IReadOnlyList<T> images, Func<T, ImageLikeness> likeness)
    {
        Dictionary<string, long> firsts = [];
        var groups = new long[images.Count];
        for (var index = 0; index < groups.Length; index++)
        {
            var image = likeness(images[index]);
            groups[index] = image.NearGroup ?? image.Id;
            if (image.NearGroup is not null || image.CopyCount == 1)
                continue;
            var hash = Convert.ToHexString(image.PixelHash);
            if (!firsts.TryAdd(hash, image.Id))
                groups[index] = firsts[hash];
        }

        return groups;
    }
}
