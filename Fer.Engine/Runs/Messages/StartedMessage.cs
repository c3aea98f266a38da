using Fer.Data.Runs;

namespace Fer.Engine.Runs.Messages;

/// <summary>The network is built and training begins.</summary>
/// <param name="Device">Device used.</param>
/// <param name="Parameters">Trainable values.</param>
/// <param name="BatchesPerEpoch">Steps in an epoch.</param>
/// <param name="Epochs">Epochs planned.</param>
/// <param name="Precision">Numbers it computes with.</param>
/// <param name="FirstEpoch">Epoch it begins with: 1, or the one after those of an earlier attempt.</param>
public sealed record StartedMessage(
    string Device, long Parameters, int BatchesPerEpoch, int Epochs, NumberPrecision Precision = NumberPrecision.Full, int FirstEpoch = 1) : WorkerMessage;
