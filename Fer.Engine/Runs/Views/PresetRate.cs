using Fer.Data.Runs;

namespace Fer.Engine.Runs.Views;

/// <summary>How fast the latest run of a preset was.</summary>
/// <param name="Preset">Preset's name.</param>
/// <param name="ImagesPerSecond">Training images a second.</param>
/// <param name="Device">Device it ran on.</param>
/// <param name="MultiplyAdds">Multiply-adds of one image's forward pass through the network that ran, which may have been an own one.</param>
/// <param name="Precision">Numbers it was asked to compute with.</param>
/// <param name="IsOwnNetwork">Whether an own network ran in place of the preset's.</param>
public sealed record PresetRate(string Preset, double ImagesPerSecond, string? Device, long MultiplyAdds, NumberPrecision Precision, bool IsOwnNetwork = false);
