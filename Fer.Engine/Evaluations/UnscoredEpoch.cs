using Fer.Data.Splits;

namespace Fer.Engine.Evaluations;

/// <summary>A kept epoch without a score on a part.</summary>
/// <param name="Epoch">Epoch, from 1.</param>
/// <param name="Part">Part that it was not scored on; it has images.</param>
public sealed record UnscoredEpoch(int Epoch, SplitPart Part);
