namespace Fer.Engine.Curation;

/// <summary>Makes groups of pairs: whoever is linked, directly or over others, belongs together.</summary>
public static class DuplicateGrouping
{
    /// <summary>The group of every image.</summary>
    /// <param name="count">Images.</param>
    /// <param name="pairs">Positions of images that belong together, in any order.</param>
    /// <returns>For each image the smallest position in its group; its own where it has no other.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A pair names an image that does not exist.</exception>
    public static int[] Group(int count, IEnumerable<(int First, int Second)> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var sets = new DisjointSets(count);
        foreach (var (first, second) in pairs)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)first, (uint)count, nameof(pairs));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)second, (uint)count, nameof(pairs));
            sets.Join(first, second);
        }
        var smallest = new int[count];
        Array.Fill(smallest, -1);
        var groups = new int[count];
        for (var image = 0; image < count; image++)
        {
            var root = sets.Find(image);
            if (smallest[root] < 0)
                smallest[root] = image;
            groups[image] = smallest[root];
        }
        return groups;
    }
}
