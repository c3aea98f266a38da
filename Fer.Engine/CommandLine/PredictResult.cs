namespace Fer.Engine.CommandLine;

/// <summary>Result of <c>fer predict</c>.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Epoch">Epoch of its weights, from 1.</param>
/// <param name="Classes">Names of the classes in the order of the probabilities.</param>
/// <param name="Read">Pictures that were read.</param>
/// <param name="Faces">Faces in them.</param>
/// <param name="WithoutFace">Pictures in which no face was found.</param>
/// <param name="Unreadable">Pictures that could not be read.</param>
/// <param name="PassedOver">Files of the folder whose names are not those of pictures.</param>
/// <param name="File">Absolute path of the CSV that was written; null without <c>--csv</c>.</param>
/// <param name="Pictures">The pictures in the order of their names; with <c>--csv</c> only those that could not be read.</param>
public sealed record PredictResult(
    int RunId, int Epoch, IReadOnlyList<string> Classes, int Read, int Faces, int WithoutFace, int Unreadable, int PassedOver, string? File,
    IReadOnlyList<PredictedLine> Pictures);
