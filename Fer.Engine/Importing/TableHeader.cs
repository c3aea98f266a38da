using System.Text;

namespace Fer.Engine.Importing;

/// <summary>Where the three columns of a pixel table stand.</summary>
/// <param name="Emotion">Index of <c>emotion</c>.</param>
/// <param name="Pixels">Index of <c>pixels</c>.</param>
/// <param name="Usage">Index of <c>Usage</c>; null where the table has none.</param>
/// <param name="Count">Number of columns.</param>
internal sealed record TableHeader(int Emotion, int Pixels, int? Usage, int Count)
{
    /// <summary>Finds the columns by name, without regard to case and surrounding spaces; null where <c>emotion</c> or <c>pixels</c> is missing.</summary>
    public static TableHeader? Parse(ReadOnlySpan<byte> line)
    {
        var names = Encoding.UTF8.GetString(line).Split(',').Select(name => name.Trim(' ', '\t', '"')).ToList();
        int IndexOf(string wanted) => names.FindIndex(name => name.Equals(wanted, StringComparison.OrdinalIgnoreCase));
        var (emotion, pixels, usage) = (IndexOf("emotion"), IndexOf("pixels"), IndexOf("usage"));
        return emotion < 0 || pixels < 0 ? null : new TableHeader(emotion, pixels, usage < 0 ? null : usage, names.Count);
    }
}
