using System.Globalization;
using System.Text;

namespace Fer.Bench;

/// <summary>A table in the form of <c>fer2013.csv</c> with made-up images: a shaded oval with noise, so that they compress about as faces do.</summary>
internal static class GeneratedTable
{
    private const int Side = 48;

    public static async Task WriteAsync(string path, int rows, CancellationToken ct)
    {
        var random = new Random(1);
        var writer = new StreamWriter(path, append: false, Encoding.ASCII, bufferSize: 1 << 20);
        await using (writer)
        {
            await writer.WriteAsync("emotion,pixels,Usage\n");
            var line = new StringBuilder(10_000);
            for (var row = 0; row < rows; row++)
            {
                ct.ThrowIfCancellationRequested();
                line.Clear().Append(CultureInfo.InvariantCulture, $"{random.Next(7)},");
                AppendPixels(line, random);
                line.Append(row < rows * 8 / 10 ? ",Training\n" : row < rows * 9 / 10 ? ",PublicTest\n" : ",PrivateTest\n");
                await writer.WriteAsync(line, ct);
            }
        }
    }

    /// <summary>Gray values of one made-up image.</summary>
    public static byte[] Pixels(Random random)
    {
        var pixels = new byte[Side * Side];
        double centre = random.Next(18, 30), size = random.Next(14, 22), light = random.Next(60, 160), slope = random.NextDouble() - 0.5;
        for (var i = 0; i < pixels.Length; i++)
        {
            var (x, y) = (i % Side - centre, i / Side - 24);
            var face = (x * x) + (y * y * 0.7) < size * size ? 60 : 0;
            pixels[i] = (byte)Math.Clamp(light + face + (slope * x) + random.Next(-9, 10), 0, 255);
        }
        return pixels;
    }

    private static void AppendPixels(StringBuilder line, Random random)
    {
        foreach (var value in Pixels(random))
            line.Append(value).Append(' ');
        line.Length--;
    }
}
