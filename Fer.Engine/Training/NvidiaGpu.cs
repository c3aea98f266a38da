namespace Fer.Engine.Training;

/// <summary>An NVIDIA GPU that the driver reports.</summary>
/// <param name="Name">Name, such as <c>NVIDIA GeForce RTX 4090</c>.</param>
/// <param name="MemoryBytes">Its memory; null where it is not known.</param>
public sealed record NvidiaGpu(string Name, long? MemoryBytes)
{
    /// <summary>The name, and the memory where it is known.</summary>
    public string Title => MemoryBytes is { } bytes ? FormattableString.Invariant($"{Name} ({bytes / (double)(1L << 30):F0} GiB)") : Name;
}
