using Fer.Data.Datasets;
using Fer.Engine.Curation;
using Fer.Engine.Importing;

namespace Fer.Bench;

/// <summary>Images of which one in twenty is a changed copy of an earlier one.</summary>
/// <param name="Pixels">All images of 48x48, one after the other.</param>
/// <param name="Pairs">Each copy with its original.</param>
internal sealed record PlantedCopies(byte[] Pixels, IReadOnlySet<(int First, int Second)> Pairs)
{
    private const int Side = 48, Length = NearDuplicates.ImageLength, Every = 20, Waves = 16;
    private static readonly double[] WavesTable = [.. Enumerable.Range(0, Side * Waves).Select(at => Math.Cos(Math.PI * (2 * (at / Waves) + 1) * (at % Waves) / (2 * Side)))];

    /// <summary>Makes random pictures, or takes the faces of a real table, and puts copies in place of every twentieth.</summary>
    public static PlantedCopies Make(int rows, DirectoryInfo? fer2013)
    {
        var pixels = fer2013 is null ? Draw(rows) : Read(Path.Combine(fer2013.FullName, "fer2013.csv"), rows);
        var random = new Random(3);
        HashSet<(int, int)> pairs = [];
        for (var copy = Every - 1; copy < pixels.Length / Length; copy += Every)
        {
            // Originals are images that are no copies themselves.
            var original = random.Next(copy / Every + 1) * Every + random.Next(Every - 1);
            if (original >= copy)
                original = copy - 1;
            Change(pixels.AsSpan(original * Length, Length), pixels.AsSpan(copy * Length, Length), random);
            pairs.Add((original, copy));
        }
        return new(pixels, pairs);
    }

    /// <summary>Another brightness and contrast and some noise; half of them mirrored; moved by up to 2 pixels.</summary>
    private static void Change(ReadOnlySpan<byte> original, Span<byte> copy, Random random)
    {
        var (gain, offset) = (0.5 + 0.6 * random.NextDouble(), 40 * random.NextDouble());
        var (dx, dy, isMirrored) = (random.Next(-2, 3), random.Next(-2, 3), random.Next(2) == 0);
        for (var at = 0; at < Length; at++)
        {
            var x = Math.Clamp(at % Side - dx, 0, Side - 1);
            var gray = original[Math.Clamp(at / Side - dy, 0, Side - 1) * Side + (isMirrored ? Side - 1 - x : x)];
            copy[at] = (byte)Math.Clamp(gain * gray + offset + 8 * (random.NextDouble() - 0.5), 0, 255);
        }
    }

    /// <summary>Random pictures with the spectrum of photographs, amplitude falling with frequency (Field 1987): faces drawn by code are too alike.</summary>
    private static byte[] Draw(int rows)
    {
        var pixels = new byte[rows * Length];
        Parallel.For(0, rows, row => Draw(new Random(row), pixels.AsSpan(row * Length, Length)));
        return pixels;
    }

    private static void Draw(Random random, Span<byte> picture)
    {
        Span<double> half = stackalloc double[Side * Waves];
        for (var v = 0; v < Waves; v++)
        {
            for (var u = 0; u < Waves; u++)
            {
                var amplitude = u + v == 0 ? 0 : (random.NextDouble() + random.NextDouble() - 1) / (u + v);
                for (var x = 0; x < Side; x++)
                    half[x * Waves + v] += amplitude * WavesTable[x * Waves + u];
            }
        }
        for (var at = 0; at < Length; at++)
        {
            var sum = 0.0;
            for (var v = 0; v < Waves; v++)
                sum += half[at % Side * Waves + v] * WavesTable[at / Side * Waves + v];
            picture[at] = (byte)Math.Clamp(128 + 90 * sum, 0, 255);
        }
    }

    private static byte[] Read(string table, int rows)
    {
        using var reader = new PixelTableReader(table);
        var classes = new ClassMap([.. ClassVocabulary.CreateFer2013().Select(c => c.Name)]);
        return [.. reader.Read(classes).OfType<SourceImage>().Take(rows).SelectMany(image => image.Pixels!.Pixels)];
    }
}
