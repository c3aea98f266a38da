using Fer.Engine.Training;

namespace Fer.Engine.CommandLine;

/// <summary>Result of <c>fer devices</c>.</summary>
/// <param name="Devices">Devices that can train here.</param>
/// <param name="Note">What keeps a GPU of this machine from training; null where nothing does.</param>
public sealed record DevicesResult(IReadOnlyList<ComputeDevice> Devices, string? Note = null);
