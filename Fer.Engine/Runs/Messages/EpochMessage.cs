namespace Fer.Engine.Runs.Messages;

/// <summary>An epoch is stored.</summary>
/// <param name="Epoch">Epoch, from 1.</param>
/// <param name="ValidationAccuracy">0 to 1.</param>
/// <param name="Seconds">Wall time of the epoch.</param>
/// <param name="IsBest">Whether it is the best so far.</param>
/// <param name="MacroF1">Mean of the per-class F1 on validation, 0 to 1.</param>
/// <param name="ClassF1">F1 of each class on validation, 0 to 1; null where it is not told.</param>
/// <param name="Samples">A few validation images, the same every epoch; null where they are not told.</param>
public sealed record EpochMessage(
    int Epoch, double ValidationAccuracy, double Seconds, bool IsBest, double? MacroF1 = null, IReadOnlyList<double>? ClassF1 = null,
    IReadOnlyList<LivePrediction>? Samples = null) : WorkerMessage;
