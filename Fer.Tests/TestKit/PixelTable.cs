using Fer.Engine.Imaging;

namespace Fer.Tests.TestKit;

/// <summary>Text of pixel tables in FER-2013's form.</summary>
public static class PixelTable
{
    public const string Header = "emotion,pixels,Usage";

    /// <summary>The pixels of a face as the table writes them.</summary>
    public static string Pixels(int seed) => string.Join(' ', TestImages.Gray(seed).Pixels);

    public static string Row(int label, int seed, string usage = "Training") => $"{label},{Pixels(seed)},{usage}";

    public static string Text(params IEnumerable<string> rows) => string.Join('\n', [Header, .. rows, ""]);

    /// <summary>A table of this many good rows; row i has label i mod 7 and pixels of seed i.</summary>
    public static string Rows(int count) => Text(Enumerable.Range(0, count).Select(row => Row(row % 7, row)));

    public static byte[] Hash(int seed) => PixelHash.Compute(TestImages.Gray(seed));
}
