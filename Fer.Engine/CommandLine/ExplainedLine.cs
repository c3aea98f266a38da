namespace Fer.Engine.CommandLine;

/// <summary>One image in the result of <c>fer explain</c>.</summary>
/// <param name="SampleId">The image.</param>
/// <param name="Class">Class that the map speaks for; null where there is no map.</param>
/// <param name="Predicted">Class that the model predicts; null where there is no map.</param>
/// <param name="Probabilities">By class index, 0 to 1; null where there is no map.</param>
/// <param name="Rows">Rows of cells of the layer that was asked.</param>
/// <param name="Columns">Its cells a row.</param>
/// <param name="HasEvidence">Whether any place spoke for the class.</param>
/// <param name="Map">48x48 bytes, row by row, 255 where it spoke most; Base64 in JSON. Null where there is no map.</param>
/// <param name="Trouble">Why there is no map; null where there is one.</param>
public sealed record ExplainedLine(
    long SampleId, string? Class, string? Predicted, IReadOnlyList<float>? Probabilities, int Rows, int Columns, bool HasEvidence, byte[]? Map, string? Trouble);
