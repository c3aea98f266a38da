using Fer.Engine.Training;

namespace Fer.Tests.Engine.Training;

/// <summary>Writes down what a run tells, and can act on each batch.</summary>
internal sealed class Recorder(Action<BatchProgress>? onBatch = null) : ITrainingObserver
{
    public List<TrainingStart> Starts { get; } = [];

    public List<BatchProgress> Batches { get; } = [];

    public List<EpochResult> Epochs { get; } = [];

    public List<SavedCheckpoint> Checkpoints { get; } = [];

    public List<long> LiveTensors { get; } = [];

    /// <summary>Tensors of the process; what earlier tests left to the collector is not among them.</summary>
    public static long LiveCount()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return TorchSharp.torch.Tensor.TotalCount;
    }

    public void OnStarted(TrainingStart start) => Starts.Add(start);

    public void OnBatch(BatchProgress progress)
    {
        Batches.Add(progress);
        onBatch?.Invoke(progress);
    }

    public void OnEpochCompleted(FinishedEpoch epoch)
    {
        Epochs.Add(epoch.Result);
        Checkpoints.AddRange(epoch.Saved);
        LiveTensors.Add(LiveCount());
    }
}
