using Fer.Engine.Models;

namespace Fer.Engine.Training;

/// <summary>What a checkpoint says about itself; enough to build the network again.</summary>
/// <param name="Architecture">The network.</param>
/// <param name="ClassCount">Number of classes.</param>
/// <param name="Epoch">Epoch after which it was taken, from 1.</param>
/// <param name="ValidationAccuracy">Validation accuracy of that epoch; 0 to 1.</param>
/// <param name="Tensors">The tensors of the payload, in order.</param>
public sealed record CheckpointHeader(
    ModelArchitecture Architecture, int ClassCount, int Epoch, double ValidationAccuracy, IReadOnlyList<CheckpointTensor> Tensors) : ICheckpointHeader;
