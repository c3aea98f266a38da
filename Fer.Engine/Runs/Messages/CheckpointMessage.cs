using Fer.Data.Runs;

namespace Fer.Engine.Runs.Messages;

/// <summary>A checkpoint is on disk and recorded.</summary>
/// <param name="Epoch">Epoch after which it was saved.</param>
/// <param name="Kind">Best or last.</param>
public sealed record CheckpointMessage(int Epoch, CheckpointKind Kind) : WorkerMessage;
