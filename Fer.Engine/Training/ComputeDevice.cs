using Fer.Data.Runs;

namespace Fer.Engine.Training;

/// <summary>A device that can train here.</summary>
/// <param name="Choice">The setting that asks for it.</param>
/// <param name="Name">Name in torch's words, such as <c>cpu</c> or <c>cuda:0</c>.</param>
/// <param name="Title">Name shown to people.</param>
public sealed record ComputeDevice(DeviceChoice Choice, string Name, string Title);
