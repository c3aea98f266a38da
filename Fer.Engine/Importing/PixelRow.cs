using System.Buffers.Text;
using System.Text;
using Fer.Data.Samples;
using Fer.Engine.Imaging;

namespace Fer.Engine.Importing;

/// <summary>Parses one row of a pixel table.</summary>
internal static class PixelRow
{
    private const int LongestQuoted = 24;

    /// <summary>Parses a row.</summary>
    /// <param name="line">The row's bytes without line end.</param>
    /// <param name="header">Where the columns stand.</param>
    /// <param name="classes">Number of classes; <c>emotion</c> must lie below it.</param>
    /// <exception cref="RowFaultException">The row cannot be used.</exception>
    public static (int Label, SourceUsage Usage, GrayImage Image) Parse(ReadOnlySpan<byte> line, TableHeader header, int classes)
    {
        Span<Range> fields = stackalloc Range[header.Count + 1];
        var count = line.Count((byte)',') + 1;
        if (count != header.Count)
            throw new RowFaultException($"it has {count} columns instead of {header.Count}");
        Split(line, fields);
        var label = ParseLabel(Field(line, fields[header.Emotion]), classes);
        var usage = header.Usage is { } column ? ParseUsage(Field(line, fields[column])) : SourceUsage.Unspecified;
        return (label, usage, new GrayImage(FaceTensorImage.Side, FaceTensorImage.Side, ParsePixels(Field(line, fields[header.Pixels]))));
    }

    private static void Split(ReadOnlySpan<byte> line, Span<Range> fields)
    {
        var index = 0;
        foreach (var range in line.Split((byte)','))
            fields[index++] = range;
    }

    private static ReadOnlySpan<byte> Field(ReadOnlySpan<byte> line, Range range) => line[range].Trim(" \t\""u8);

    private static int ParseLabel(ReadOnlySpan<byte> field, int classes)
    {
        if (!Utf8Parser.TryParse(field, out int label, out var used) || used != field.Length)
            throw new RowFaultException($"its emotion is {Quote(field)} instead of a number from 0 to {classes - 1}");
        return label >= 0 && label < classes
            ? label
            : throw new RowFaultException(
                $"its emotion {label} is no known class (0 to {classes - 1})", label.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private static SourceUsage ParseUsage(ReadOnlySpan<byte> field)
    {
        if (Ascii.EqualsIgnoreCase(field, "Training"u8))
            return SourceUsage.Training;
        if (Ascii.EqualsIgnoreCase(field, "PublicTest"u8))
            return SourceUsage.PublicTest;
        return Ascii.EqualsIgnoreCase(field, "PrivateTest"u8)
            ? SourceUsage.PrivateTest
            : throw new RowFaultException($"its Usage is {Quote(field)} instead of Training, PublicTest or PrivateTest");
    }

    private static byte[] ParsePixels(ReadOnlySpan<byte> field)
    {
        var pixels = new byte[FaceTensorImage.Area];
        return TryParseWellFormed(field, pixels) ? pixels : ParseWithFaults(field, pixels);
    }

    /// <summary>Takes digits and single spaces only: nearly all rows there are, at a fifth of the general parser's time.</summary>
    private static bool TryParseWellFormed(ReadOnlySpan<byte> field, byte[] pixels)
    {
        int count = 0, value = 0, digits = 0;
        foreach (var character in field)
        {
            var digit = character - '0';
            if ((uint)digit <= 9)
            {
                value = value * 10 + digit;
                digits++;
                continue;
            }
            if (character != ' ' || digits is 0 or > 3 || value > byte.MaxValue || count == pixels.Length)
                return false;
            pixels[count++] = (byte)value;
            (value, digits) = (0, 0);
        }
        if (digits is 0 or > 3 || value > byte.MaxValue || count != pixels.Length - 1)
            return false;
        pixels[count] = (byte)value;
        return true;
    }

    private static byte[] ParseWithFaults(ReadOnlySpan<byte> field, byte[] pixels)
    {
        var count = 0;
        foreach (var range in field.Split((byte)' '))
        {
            var text = field[range];
            if (text.IsEmpty)
                continue;
            if (!Utf8Parser.TryParse(text, out int value, out var used) || used != text.Length)
                throw new RowFaultException($"its pixel {count} is {Quote(text)}, which is no number");
            if (value is < 0 or > byte.MaxValue)
                throw new RowFaultException($"its pixel {count} is {value}; pixels go from 0 to 255");
            if (count < pixels.Length)
                pixels[count] = (byte)value;
            count++;
        }
        return count == pixels.Length
            ? pixels
            : throw new RowFaultException($"it has {count} pixels instead of {FaceTensorImage.Area} (48x48)");
    }

    private static string Quote(ReadOnlySpan<byte> text) => text.Length <= LongestQuoted
        ? $"\"{Encoding.UTF8.GetString(text)}\""
        : $"\"{Encoding.UTF8.GetString(text[..LongestQuoted])}...\"";
}
