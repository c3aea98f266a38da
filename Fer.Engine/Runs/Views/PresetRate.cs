namespace Fer.Engine.Runs.Views;

/// <summary>How fast the latest run of a preset was.</summary>
/// <param name="Preset">Preset's name.</param>
/// <param name="ImagesPerSecond">Training images a second.</param>
/// <param name="Device">Device it ran on.</param>
public sealed record PresetRate(string Preset, double ImagesPerSecond, string? Device);
