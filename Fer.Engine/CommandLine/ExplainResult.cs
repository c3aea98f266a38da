namespace Fer.Engine.CommandLine;

/// <summary>Result of <c>fer explain</c>.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Epoch">Epoch of its weights, from 1.</param>
/// <param name="Classes">Names of the classes, by index.</param>
/// <param name="Samples">One entry an image, in the order asked.</param>
public sealed record ExplainResult(int RunId, int Epoch, IReadOnlyList<string> Classes, IReadOnlyList<ExplainedLine> Samples);
