namespace Fer.Engine.CommandLine;

/// <summary>Result of <c>fer export --run</c>.</summary>
/// <param name="File">Absolute path of the file that was written.</param>
/// <param name="RunId">The run.</param>
/// <param name="Epoch">Epoch of the weights, from 1.</param>
/// <param name="Bytes">Length of the file.</param>
/// <param name="Sha256">SHA-256 of the file as lower-case hexadecimal digits.</param>
/// <param name="CheckedImages">Validation images on which it was compared with the network that was trained.</param>
/// <param name="LargestDifference">Largest difference of a probability on them, 0 to 1.</param>
public sealed record ModelExportResult(string File, int RunId, int Epoch, long Bytes, string Sha256, int CheckedImages, double LargestDifference);
