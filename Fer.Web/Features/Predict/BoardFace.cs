using System.Globalization;
using Fer.Engine.Detection;

namespace Fer.Web.Features.Predict;

/// <summary>A face on the page of pictures.</summary>
/// <param name="Picture">Number of its picture.</param>
/// <param name="Number">Its own number in the picture, from 1.</param>
/// <param name="Box">Where it was found; null where the whole picture was taken as one face.</param>
/// <param name="Pixels">48 x 48 gray values, row by row.</param>
public sealed record BoardFace(int Picture, int Number, FaceBox? Box, byte[] Pixels)
{
    private static readonly IReadOnlyDictionary<int, IReadOnlyList<double>> None = new Dictionary<int, IReadOnlyList<double>>();

    /// <summary>Name of the face on the page, such as "3-1".</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Picture}-{Number}");

    /// <summary>Share of each class by index, 0 to 1, by the run that was asked.</summary>
    public IReadOnlyDictionary<int, IReadOnlyList<double>> Answers { get; init; } = None;

    /// <summary>Class that it was stored as from here; null where it was not.</summary>
    public string? StoredAs { get; init; }

    /// <summary>The same face with one run's answer more.</summary>
    public BoardFace With(int runId, IReadOnlyList<double> shares) => this with { Answers = new Dictionary<int, IReadOnlyList<double>>(Answers) { [runId] = shares } };
}
