namespace Fer.Engine.Metrics.Curves;

/// <summary>What one epoch measured, as far as it tells how well a model fits.</summary>
/// <param name="Epoch">Epoch, from 1.</param>
/// <param name="TrainLoss">Mean cross-entropy over the training images as trained, in nats.</param>
/// <param name="TrainAccuracy">Accuracy over the same images, 0 to 1.</param>
/// <param name="ValidationLoss">Mean cross-entropy on validation, in nats.</param>
/// <param name="ValidationAccuracy">Accuracy on validation, 0 to 1.</param>
public readonly record struct CurvePoint(int Epoch, double TrainLoss, double TrainAccuracy, double ValidationLoss, double ValidationAccuracy)
{
    /// <summary>Accuracy in training less that on validation, -1 to 1.</summary>
    public double Gap => TrainAccuracy - ValidationAccuracy;
}
