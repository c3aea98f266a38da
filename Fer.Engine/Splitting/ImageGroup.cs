namespace Fer.Engine.Splitting;

/// <summary>All samples of one image: they go into a part together.</summary>
internal sealed class ImageGroup(UInt128 key, SplitCandidate[] samples)
{
    public UInt128 Key { get; } = key;

    public IReadOnlyList<SplitCandidate> Samples { get; } = samples;

    /// <summary>Samples by class; more than one class where copies are labelled differently.</summary>
    public IReadOnlyDictionary<int, int> Classes { get; } = samples.CountBy(sample => sample.Label).ToDictionary();
}
