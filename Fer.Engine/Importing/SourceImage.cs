using Fer.Data.Samples;
using Fer.Engine.Imaging;

namespace Fer.Engine.Importing;

/// <summary>An image as its source holds it: pixels of a table, or a file still to be decoded.</summary>
internal sealed record SourceImage(double Fraction) : SourceEntry(Fraction)
{
    /// <summary>As <see cref="Sample.SourceKey"/>.</summary>
    public required string Key { get; init; }

    /// <summary>Where it stands, for reports.</summary>
    public required string Place { get; init; }

    /// <summary>Row in a table, from 0.</summary>
    public int? Row { get; init; }

    /// <summary>Class index.</summary>
    public required int Label { get; init; }

    /// <summary>Class index in the source, where that class was merged into <see cref="Label"/>; else null.</summary>
    public int? MergedFrom { get; init; }

    /// <summary>Part that the source assigns.</summary>
    public required SourceUsage Usage { get; init; }

    /// <summary>The pixels, where the source is a table.</summary>
    public GrayImage? Pixels { get; init; }

    /// <summary>The file's bytes, where the source holds files.</summary>
    public byte[]? File { get; init; }

    /// <summary>Draws the pixels, where the source is drawn; called on any thread.</summary>
    public Func<GrayImage>? Draw { get; init; }

    /// <summary>Where it was cut out, where it is a face of a photograph; else null.</summary>
    public CutFace? Face { get; init; }

    /// <summary>What was planted, where the source is drawn.</summary>
    public Planted? Planted { get; init; }

    /// <summary>Bytes that it keeps in memory.</summary>
    public int Size => (File?.Length ?? 0) + (Pixels?.Pixels.Length ?? 0);
}
