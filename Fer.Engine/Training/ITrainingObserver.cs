namespace Fer.Engine.Training;

/// <summary>Hears what a run does, on the run's thread; each method should return quickly. Every method does nothing by default.</summary>
public interface ITrainingObserver
{
    /// <summary>The network is built and the first batch is about to start.</summary>
    void OnStarted(TrainingStart start)
    {
    }

    /// <summary>A training batch is done.</summary>
    void OnBatch(BatchProgress progress)
    {
    }

    /// <summary>An epoch has been trained and scored on validation; its checkpoints are announced before it.</summary>
    void OnEpochCompleted(EpochResult result)
    {
    }

    /// <summary>A checkpoint is on disk; the one of its kind before it is deleted when this returns.</summary>
    void OnCheckpoint(SavedCheckpoint checkpoint)
    {
    }
}
