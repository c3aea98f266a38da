using Fer.Data.Runs;

namespace Fer.Engine.Runs;

/// <summary>Names of runs that nobody named. They say what trains and for how long.</summary>
public static class RunNames
{
    private const string Own = "Own network";

    /// <summary>What trains: the preset's name, or that it is an own network.</summary>
    public static string Subject(Hyperparameters settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return string.IsNullOrWhiteSpace(settings.Network) ? settings.Preset : Own;
    }

    /// <summary>The name of a run, such as <c>fast, 24 epochs</c> or <c>Own network, 1 epoch</c>.</summary>
    public static string Automatic(Hyperparameters settings) =>
        FormattableString.Invariant($"{Subject(settings)}, {settings.Epochs} {(settings.Epochs == 1 ? "epoch" : "epochs")}");

    /// <summary>Whether a name was made from these settings, so that a clone with other settings must get another one.</summary>
    /// <param name="name">Name of a run.</param>
    /// <param name="settings">The run's settings.</param>
    public static bool IsAutomatic(string? name, Hyperparameters settings)
    {
        if (string.IsNullOrWhiteSpace(name))
            return true;
        ArgumentNullException.ThrowIfNull(settings);
        // Runs of a study and copies with one setting changed carry the difference behind the made name; own networks were once named for their preset.
        string[] made = [Automatic(settings), Automatic(settings with { Network = null })];
        return made.Any(begin => name == begin || name.StartsWith($"{begin}, ", StringComparison.Ordinal));
    }
}
