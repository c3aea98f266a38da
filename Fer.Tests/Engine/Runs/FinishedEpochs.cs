using Fer.Engine.Training;

namespace Fer.Tests.Engine.Runs;

/// <summary>Epochs as a trainer hands them over, without any training.</summary>
internal static class FinishedEpochs
{
    public static FinishedEpoch Of(int epoch, double accuracy, bool isBest, params float[] probabilities) => new(
        new EpochResult
        {
            Epoch = epoch,
            TrainLoss = 1,
            TrainAccuracy = 0.5,
            ValidationLoss = 1,
            ValidationAccuracy = accuracy,
            ValidationMacroF1 = 0.4,
            LearningRate = 0.1,
            Seconds = 3,
            ImagesPerSecond = 100,
            ClassF1 = [0.4, 0.4],
            OverheadSeconds = 1,
            PeakMemoryBytes = 1000,
            IsBest = isBest,
        },
        [], [], probabilities);
}
