using System.Globalization;

namespace Fer.Engine.CommandLine;

/// <summary>The result of <c>fer predict</c> for people.</summary>
internal static class PredictText
{
    private const int ShownUnreadable = 10;

    public static void Write(PredictResult result, TextWriter text)
    {
        var shown = result.File is null ? result.Pictures : result.Pictures.Take(ShownUnreadable);
        foreach (var picture in shown)
            text.WriteLine($"{picture.Name}: {Sentence(picture)}");
        if (result.File is not null && result.Pictures.Count > ShownUnreadable)
            text.WriteLine($"and {result.Pictures.Count - ShownUnreadable} more that cannot be read; all are in the file");
        text.WriteLine(Summary(result));
    }

    private static string Summary(PredictResult result)
    {
        List<string> parts = [$"{result.Read} {(result.Read == 1 ? "picture" : "pictures")}", $"{result.Faces} {(result.Faces == 1 ? "face" : "faces")}"];
        if (result.WithoutFace > 0)
            parts.Add($"{result.WithoutFace} without a face");
        if (result.Unreadable > 0)
            parts.Add($"{result.Unreadable} that cannot be read");
        if (result.PassedOver > 0)
            parts.Add($"{result.PassedOver} other {(result.PassedOver == 1 ? "file" : "files")} passed over");
        return $"Run {result.RunId}, epoch {result.Epoch}: {string.Join(", ", parts)}.{(result.File is { } file ? $" Written to {file}." : "")}";
    }

    private static string Sentence(PredictedLine picture)
    {
        if (picture.Error is { } error)
            return $"cannot be read: {error}";
        return picture.Faces.Count == 0 ? "no face found" : string.Join("; ", picture.Faces.Select(Sentence));
    }

    private static string Sentence(PredictedFaceLine face)
    {
        var said = string.Create(CultureInfo.InvariantCulture, $"{face.Top} {face.Probability * 100:0.0} %");
        return face.Box is { } box
            ? string.Create(CultureInfo.InvariantCulture, $"{said} in the face of {box.Width:0} x {box.Height:0} pixels at {box.Left:0},{box.Top:0}")
            : said;
    }
}
