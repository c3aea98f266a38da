using System.Numerics;

namespace Fer.Engine.Curation;

/// <summary>
/// Finds signatures that differ in few bits without comparing all (locality-sensitive hashing, Indyk and Motwani 1998): sixteen tables,
/// each of the images by a run of neighbouring bits. Runs grow with the logarithm of the number of images, so that a drawer of a table
/// holds about as many whatever their number.
/// </summary>
internal sealed class SignatureIndex
{
    /// <summary>
    /// Images of a drawer that a search looks at, the nearest before its own first. Fuller drawers hold hundreds of images that are
    /// almost one; being linked to some of them is enough to come into their group.
    /// </summary>
    private const int MostInDrawer = 64;

    private const int Tables = 16, Step = ImageSignature.Length / Tables;
    private readonly int[][] _starts = new int[Tables][], _items = new int[Tables][];
    private readonly ImageSignature[] _signatures;
    private readonly int _width;

    /// <summary>Indexes some of the images.</summary>
    /// <param name="signatures">Signature of every image.</param>
    /// <param name="images">Positions of those to index, rising.</param>
    /// <param name="threads">How to run in parallel.</param>
    public SignatureIndex(ImageSignature[] signatures, int[] images, ParallelOptions threads)
    {
        _signatures = signatures;
        _width = Math.Clamp(BitOperations.Log2((uint)Math.Max(1, images.Length)) + 1, 8, 24);
        Parallel.For(0, Tables, threads, table => Fill(table, images));
    }

    /// <summary>Adds images before a position whose signature differs from the given one in few enough bits; some more than once.</summary>
    public void Find(ImageSignature signature, int before, int mostDifferent, List<SignatureMatch> found)
    {
        for (var table = 0; table < Tables; table++)
        {
            var key = signature.Window(table * Step, _width);
            var (start, end) = (_starts[table][key], _starts[table][key + 1]);
            if (start == end)
                continue;
            var drawer = _items[table].AsSpan(start, end - start);
            var at = drawer.BinarySearch(before);
            at = at < 0 ? ~at : at;
            foreach (var image in drawer[Math.Max(0, at - MostInDrawer)..at])
            {
                var distance = signature.Distance(_signatures[image]);
                if (distance <= mostDifferent)
                    found.Add(new(image, distance));
            }
        }
    }

    private void Fill(int table, int[] images)
    {
        var starts = new int[(1 << _width) + 1];
        foreach (var image in images)
            starts[_signatures[image].Window(table * Step, _width) + 1]++;
        for (var key = 1; key < starts.Length; key++)
            starts[key] += starts[key - 1];
        var next = starts.AsSpan(0, 1 << _width).ToArray();
        var items = new int[images.Length];
        foreach (var image in images)
            items[next[_signatures[image].Window(table * Step, _width)]++] = image;
        (_starts[table], _items[table]) = (starts, items);
    }
}
