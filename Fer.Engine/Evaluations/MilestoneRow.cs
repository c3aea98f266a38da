using Fer.Data.Splits;

namespace Fer.Engine.Evaluations;

/// <summary>Score of one kept epoch on one part.</summary>
/// <param name="Epoch">Epoch, from 1.</param>
/// <param name="Part">Part that was scored.</param>
/// <param name="Count">Images scored.</param>
/// <param name="Accuracy">0 to 1.</param>
/// <param name="AccuracyLow">Lower end of its 95 % interval.</param>
/// <param name="AccuracyHigh">Upper end.</param>
/// <param name="MacroF1">0 to 1.</param>
/// <param name="LogLoss">In nats.</param>
public sealed record MilestoneRow(int Epoch, SplitPart Part, int Count, double Accuracy, double AccuracyLow, double AccuracyHigh, double MacroF1, double LogLoss);
