using System.Buffers;
using System.Globalization;
using System.Text;

namespace Fer.Engine.Export;

/// <summary>
/// Writes faces as the published FER-2013 tables have them: pixels as decimal numbers with one space between, no quotes,
/// every line ended. A table of that form that was imported whole and not relabelled comes out byte for byte.
/// </summary>
/// <param name="form">Which of the two tables.</param>
/// <param name="hasUsage">Whether there is a Usage column.</param>
/// <param name="isCrLf">Whether lines end with CR LF; the published tables end theirs with LF.</param>
public sealed class Fer2013Csv(Fer2013Form form, bool hasUsage, bool isCrLf)
{
    private static readonly byte[][] Numbers =
        [.. Enumerable.Range(0, 256).Select(value => Encoding.ASCII.GetBytes(value.ToString(CultureInfo.InvariantCulture)))];

    /// <summary>Writes the header line.</summary>
    public void WriteHeader(IBufferWriter<byte> target)
    {
        target.Write((form, hasUsage) switch
        {
            (Fer2013Form.Fer2013, true) => "emotion,pixels,Usage"u8,
            (Fer2013Form.Icml, true) => "emotion, Usage, pixels"u8,
            (Fer2013Form.Icml, false) => "emotion, pixels"u8,
            _ => "emotion,pixels"u8,
        });
        EndLine(target);
    }

    /// <summary>Writes one face.</summary>
    /// <param name="target">Whereto.</param>
    /// <param name="label">Class index.</param>
    /// <param name="pixels">2,304 gray values, row by row.</param>
    /// <param name="usage"><c>Training</c>, <c>PublicTest</c> or <c>PrivateTest</c>; not looked at without a Usage column.</param>
    public void WriteRow(IBufferWriter<byte> target, int label, ReadOnlySpan<byte> pixels, string usage)
    {
        target.Write(Encoding.ASCII.GetBytes(label.ToString(CultureInfo.InvariantCulture)));
        if (hasUsage && form == Fer2013Form.Icml)
            WriteUsage(target, usage);
        target.Write(","u8);
        WritePixels(target, pixels);
        if (hasUsage && form == Fer2013Form.Fer2013)
            WriteUsage(target, usage);
        EndLine(target);
    }

    private static void WriteUsage(IBufferWriter<byte> target, string usage)
    {
        target.Write(","u8);
        target.Write(Encoding.ASCII.GetBytes(usage));
    }

    private static void WritePixels(IBufferWriter<byte> target, ReadOnlySpan<byte> pixels)
    {
        var span = target.GetSpan(4 * pixels.Length);
        var length = 0;
        foreach (var pixel in pixels)
        {
            if (length > 0)
                span[length++] = (byte)' ';
            Numbers[pixel].CopyTo(span[length..]);
            length += Numbers[pixel].Length;
        }
        target.Advance(length);
    }

    private void EndLine(IBufferWriter<byte> target) => target.Write(isCrLf ? "\r\n"u8 : "\n"u8);
}
