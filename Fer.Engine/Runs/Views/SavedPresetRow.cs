using Fer.Data.Runs;

namespace Fer.Engine.Runs.Views;

/// <summary>Settings that somebody saved under a name.</summary>
/// <param name="Id">Key.</param>
/// <param name="Name">Name.</param>
/// <param name="Settings">The settings; their own preset names the built-in one they started from.</param>
/// <param name="SavedAt">When they were saved last.</param>
public sealed record SavedPresetRow(int Id, string Name, Hyperparameters Settings, DateTimeOffset SavedAt);
