namespace Fer.Engine.CommandLine;

/// <summary>Result of <c>fer export --onnx</c>.</summary>
/// <param name="File">Absolute path of the file that was written.</param>
/// <param name="RunId">The run.</param>
/// <param name="Epoch">Epoch of the weights, from 1.</param>
/// <param name="Classes">Names of the classes, in the order of the model's probabilities.</param>
/// <param name="Bytes">Length of the file.</param>
public sealed record ModelExportResult(string File, int RunId, int Epoch, IReadOnlyList<string> Classes, long Bytes);
