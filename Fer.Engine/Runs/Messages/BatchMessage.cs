namespace Fer.Engine.Runs.Messages;

/// <summary>A batch was trained; sent a few times a second at most.</summary>
/// <param name="Epoch">Epoch under way, from 1.</param>
/// <param name="Batch">Batches done in it.</param>
/// <param name="Batches">Batches in an epoch.</param>
/// <param name="ImagesPerSecond">Training images a second over this epoch.</param>
/// <param name="Loss">Mean training loss over this epoch; null where it is no number.</param>
/// <param name="Accuracy">Share of training images classified rightly over this epoch, 0 to 1.</param>
/// <param name="LearningRate">Learning rate of the step.</param>
/// <param name="MemoryBytes">Memory that the worker holds now.</param>
public sealed record BatchMessage(
    int Epoch, int Batch, int Batches, double ImagesPerSecond, double? Loss, double? Accuracy = null, double? LearningRate = null, long? MemoryBytes = null)
    : WorkerMessage;
