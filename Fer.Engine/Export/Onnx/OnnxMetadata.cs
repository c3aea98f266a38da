namespace Fer.Engine.Export.Onnx;

/// <summary>Where an exported model comes from; kept in the file.</summary>
/// <param name="RunId">Run that trained it.</param>
/// <param name="Classes">Names of the classes, in the order of the probabilities.</param>
/// <param name="SplitContentHash">Content hash of the split it was trained on, lower-case hexadecimal.</param>
public sealed record OnnxMetadata(int RunId, IReadOnlyList<string> Classes, string SplitContentHash);
