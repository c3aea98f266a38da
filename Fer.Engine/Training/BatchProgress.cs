namespace Fer.Engine.Training;

/// <summary>State after one training batch.</summary>
/// <param name="Epoch">Epoch under way, from 1.</param>
/// <param name="Batch">Batches done in this epoch, from 1.</param>
/// <param name="Batches">Batches in one epoch.</param>
/// <param name="ImagesPerSecond">Training images per second over this epoch so far.</param>
/// <param name="RunningLoss">Mean training loss over this epoch so far.</param>
public readonly record struct BatchProgress(int Epoch, int Batch, int Batches, double ImagesPerSecond, double RunningLoss);
