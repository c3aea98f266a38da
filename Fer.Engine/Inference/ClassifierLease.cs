namespace Fer.Engine.Inference;

/// <summary>The right to use a model that a cache keeps; to be disposed once.</summary>
/// <param name="classifier">The model.</param>
/// <param name="giveBack">What happens at the end.</param>
public sealed class ClassifierLease(OnnxClassifier classifier, Action giveBack) : IDisposable
{
    private Action? _giveBack = giveBack;

    /// <summary>The model.</summary>
    public OnnxClassifier Classifier { get; } = classifier;

    /// <inheritdoc/>
    public void Dispose() => Interlocked.Exchange(ref _giveBack, null)?.Invoke();
}
