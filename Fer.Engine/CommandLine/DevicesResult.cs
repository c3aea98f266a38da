using Fer.Engine.Training;

namespace Fer.Engine.CommandLine;

/// <summary>Result of <c>fer devices</c>.</summary>
/// <param name="Devices">Devices that can train here.</param>
public sealed record DevicesResult(IReadOnlyList<ComputeDevice> Devices);
