namespace Fer.Engine.Splitting;

/// <summary>Samples that go into a part together.</summary>
/// <param name="key">Smallest image key in the group.</param>
/// <param name="samples">Its samples.</param>
internal sealed class ImageGroup(UInt128 key, SplitCandidate[] samples)
{
    public UInt128 Key { get; } = key;

    public IReadOnlyList<SplitCandidate> Samples { get; } = samples;

    /// <summary>Samples by class; more than one class where samples that belong together are labelled differently.</summary>
    public IReadOnlyDictionary<int, int> Classes { get; } = samples.CountBy(sample => sample.Label).ToDictionary();
}
