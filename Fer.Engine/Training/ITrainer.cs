namespace Fer.Engine.Training;

/// <summary>Trains a network. A seam so that what surrounds a run can be tested without training one.</summary>
public interface ITrainer
{
    /// <summary>
    /// Trains on the calling thread until the last epoch, cancellation or an error. Synchronous on purpose: tensors belong to scopes of the
    /// thread that made them. Call it on a thread of its own.
    /// </summary>
    /// <param name="plan">What to train.</param>
    /// <param name="observer">Told of every batch, epoch and checkpoint, on the calling thread; what it throws ends the run.</param>
    /// <param name="ct">Looked at before every batch. Cancelling is not an error: the outcome says Cancelled and saved checkpoints stay.</param>
    /// <exception cref="ArgumentException">The plan contradicts itself.</exception>
    /// <exception cref="NonFiniteLossException">The loss was no longer a number.</exception>
    /// <exception cref="CheckpointException">A checkpoint could not be written.</exception>
    /// <exception cref="DeviceUnavailableException">The device asked for is not there.</exception>
    TrainingOutcome Train(TrainingPlan plan, ITrainingObserver observer, CancellationToken ct);
}
