using System.Globalization;
using Fer.Engine.Inference;

namespace Fer.Engine.Export;

/// <summary>Writes what a model says of pictures as CSV (RFC 4180), a line a face. A picture without a face, or one that could not be read, has one line of its own.</summary>
/// <param name="classes">Names of the classes in the order of the probabilities.</param>
public sealed class PredictionCsv(IReadOnlyList<string> classes)
{
    private static readonly string[] Columns = ["file", "width", "height", "face", "left", "top", "box_width", "box_height", "score", "class", "probability"];

    /// <summary>The header line, without line end: a column <c>p_CLASS</c> for each class, and <c>error</c> last.</summary>
    public string Header { get; } = string.Join(',', [.. Columns, .. classes.Select(name => LabelCsv.Cell($"p_{name}")), "error"]);

    /// <summary>The lines of one picture, without line ends. Faces count from 1; 0 says that none was found. Boxes are in pixels, empty where the whole picture was one face.</summary>
    /// <param name="name">Name of the picture.</param>
    /// <param name="file">What was said.</param>
    public IEnumerable<string> Lines(string name, PredictedFile file)
    {
        var cell = LabelCsv.Cell(name);
        if (file.Error is { } error)
            return [Line([cell, .. Empty(Columns.Length - 1 + classes.Count), LabelCsv.Cell(error)])];
        string[] start = [cell, Number(file.Width), Number(file.Height)];
        return file.Faces.Count == 0
            ? [Line([.. start, "0", .. Empty(Columns.Length - start.Length - 1 + classes.Count), ""])]
            : file.Faces.Select((face, index) => Line([.. start, Number(index + 1), .. Said(face), ""]));
    }

    private IEnumerable<string> Said(ClassifiedFace face) =>
    [
        .. face.Box is { } box ? [Pixels(box.Left), Pixels(box.Top), Pixels(box.Width), Pixels(box.Height), Share(box.Score)] : Empty(5),
        LabelCsv.Cell(classes[face.Top]), Share(face.Probability), .. face.Probabilities.Select(Share),
    ];

    private static string Line(IEnumerable<string> cells) => string.Join(',', cells);

    private static IEnumerable<string> Empty(int count) => Enumerable.Repeat("", count);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Pixels(float value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Share(float value) => value.ToString("0.000000", CultureInfo.InvariantCulture);
}
