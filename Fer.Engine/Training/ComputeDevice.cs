using Fer.Data.Runs;

namespace Fer.Engine.Training;

/// <summary>A device that can train here.</summary>
/// <param name="Choice">The setting that asks for it.</param>
/// <param name="Name">Name in torch's words, such as <c>cpu</c> or <c>cuda:0</c>.</param>
/// <param name="Title">Name shown to people.</param>
/// <param name="Threads">Threads of a processor; null for a GPU.</param>
/// <param name="Instructions">Instruction sets of a processor that make training faster, such as <c>AVX512_BF16</c>; null for a GPU.</param>
/// <param name="MemoryBytes">Memory of a GPU of its own; null for a processor, or where it is not known.</param>
public sealed record ComputeDevice(
    DeviceChoice Choice, string Name, string Title, int? Threads = null, IReadOnlyList<string>? Instructions = null, long? MemoryBytes = null);
