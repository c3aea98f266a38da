using static TorchSharp.torch;

namespace Fer.Engine.Training;

/// <summary>One batch, ready for a step.</summary>
/// <param name="Images">[N, 1, 48, 48] float, 0..1, augmented.</param>
/// <param name="Labels">[N] int64; with mixup those of the image that weighs more.</param>
/// <param name="Targets">[N, C] float, rows that sum to 1; null where the labels are the whole target.</param>
internal sealed record TrainingBatch(Tensor Images, Tensor Labels, Tensor? Targets) : IDisposable
{
    /// <summary>Number of images.</summary>
    public int Count => (int)Labels.shape[0];

    public void Dispose()
    {
        Images.Dispose();
        Labels.Dispose();
        Targets?.Dispose();
    }
}
