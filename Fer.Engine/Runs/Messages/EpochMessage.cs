namespace Fer.Engine.Runs.Messages;

/// <summary>An epoch is stored.</summary>
/// <param name="Epoch">Epoch, from 1.</param>
/// <param name="ValidationAccuracy">0 to 1.</param>
/// <param name="Seconds">Wall time of the epoch.</param>
/// <param name="IsBest">Whether it is the best so far.</param>
public sealed record EpochMessage(int Epoch, double ValidationAccuracy, double Seconds, bool IsBest) : WorkerMessage;
