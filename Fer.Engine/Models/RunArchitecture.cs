using Fer.Data.Runs;

namespace Fer.Engine.Models;

/// <summary>Says which network a run trains.</summary>
public static class RunArchitecture
{
    /// <summary>Name of a network that is not a preset's.</summary>
    public const string OwnName = "own";

    /// <summary>The settings' own network where there is one, else that of their preset.</summary>
    /// <exception cref="FormatException">The own network cannot be read; the message says where and why.</exception>
    /// <exception cref="ArgumentException">There is no such preset.</exception>
    public static ModelArchitecture Of(Hyperparameters settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return string.IsNullOrWhiteSpace(settings.Network) ? PresetCatalog.Get(settings.Preset).Architecture : NetworkNotation.Parse(settings.Network, OwnName);
    }
}
