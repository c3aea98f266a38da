using Fer.Data.Runs;
using Fer.Engine.Models;

namespace Fer.Web.Features.Training.Settings;

internal static class NetworkSettings
{
    public static SettingGroup Group { get; } = new("network", "Network", "the layers, in the short notation",
    [
        SettingOf.Text(nameof(Hyperparameters.Network), "network-text",
            "The network as a line of layers. It starts as the preset's own; every change is checked as you type.",
            settings => settings.Network ?? OfPreset(settings), Write, text => NetworkReading.Of(text).Error) with
        { Kind = SettingKind.Layers },
    ]);

    /// <summary>A text that says the same as the preset is the preset's network, not an own one.</summary>
    private static Hyperparameters Write(Hyperparameters settings, string text)
    {
        var words = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return settings with { Network = NetworkReading.ShortForm(words) == OfPreset(settings) ? null : words };
    }

    private static string OfPreset(Hyperparameters settings) =>
        PresetCatalog.TryFind(settings.Preset, out var preset) ? NetworkNotation.Format(preset.Architecture) : "";
}
