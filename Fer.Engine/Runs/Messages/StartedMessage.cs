namespace Fer.Engine.Runs.Messages;

/// <summary>The network is built and training begins.</summary>
/// <param name="Device">Device used.</param>
/// <param name="Parameters">Trainable values.</param>
/// <param name="BatchesPerEpoch">Steps in an epoch.</param>
/// <param name="Epochs">Epochs planned.</param>
public sealed record StartedMessage(string Device, long Parameters, int BatchesPerEpoch, int Epochs) : WorkerMessage;
