namespace Fer.Engine.Training;

/// <summary>State after one training batch.</summary>
/// <param name="Epoch">Epoch under way, from 1.</param>
/// <param name="Batch">Batches done in this epoch, from 1.</param>
/// <param name="Batches">Batches in one epoch.</param>
/// <param name="ImagesPerSecond">Training images per second over this epoch so far.</param>
/// <param name="RunningLoss">Mean training loss over this epoch so far.</param>
/// <param name="RunningAccuracy">Share of training images classified rightly over this epoch so far; 0 to 1.</param>
/// <param name="LearningRate">Learning rate of the step.</param>
public sealed record BatchProgress(
    int Epoch, int Batch, int Batches, double ImagesPerSecond, double RunningLoss, double RunningAccuracy, double LearningRate);
