using Fer.Engine.Training;

namespace Fer.Engine.Runs.Worker;

/// <summary>Tells several observers in order. Where one throws, those after it are not told.</summary>
internal sealed class TrainingObservers(params IReadOnlyList<ITrainingObserver> observers) : ITrainingObserver
{
    public void OnStarted(TrainingStart start)
    {
        foreach (var observer in observers)
            observer.OnStarted(start);
    }

    public void OnBatch(BatchProgress progress)
    {
        foreach (var observer in observers)
            observer.OnBatch(progress);
    }

    public void OnEpochCompleted(FinishedEpoch epoch)
    {
        foreach (var observer in observers)
            observer.OnEpochCompleted(epoch);
    }
}
