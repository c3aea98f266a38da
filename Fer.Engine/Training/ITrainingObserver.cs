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

    /// <summary>
    /// An epoch has been trained, scored on validation and saved. Figures and files belong into one transaction, so that a record names whole
    /// files of the epochs it tells of, whenever the process is killed.
    /// </summary>
    void OnEpochCompleted(FinishedEpoch epoch)
    {
    }
}
