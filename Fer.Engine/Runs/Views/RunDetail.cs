namespace Fer.Engine.Runs.Views;

/// <summary>Everything that a run's page shows besides its evaluations.</summary>
/// <param name="Run">The run.</param>
/// <param name="Epochs">Its finished epochs in order.</param>
/// <param name="DeviceUsed">Device the worker used; null before it started.</param>
/// <param name="ParameterCount">Trainable values; null before it started.</param>
/// <param name="SplitSeed">Seed of the split's draw.</param>
/// <param name="Kept">What of it lies on disk.</param>
public sealed record RunDetail(
    RunRow Run, IReadOnlyList<EpochPoint> Epochs, string? DeviceUsed, long? ParameterCount, long SplitSeed, KeptFiles Kept)
{
    /// <summary>Whether weights of the best epoch are kept.</summary>
    public bool HasCheckpoint => Kept.BestEpoch is not null;
}
