using System.CommandLine;
using System.Text.Json;
using Fer.Data.Runs;
using Fer.Engine.Runs.Studies;

namespace Fer.Engine.CommandLine;

/// <summary>The option <c>--set NAME=VALUE</c>, which reaches every setting, also those without an option of their own.</summary>
internal sealed class SettingOption
{
    private readonly Option<string[]> _set = new("--set")
    {
        Description = $"Change a setting; may be given several times. NAME is one of: {string.Join(", ", Names)}.",
        HelpName = "NAME=VALUE",
    };

    private static IEnumerable<string> Names => SettingText.Names.Where(name => name != nameof(Hyperparameters.Preset)).Select(JsonNamingPolicy.CamelCase.ConvertName);

    /// <summary>The option itself.</summary>
    public Option Option => _set;

    /// <summary>The options as they were given that change a setting.</summary>
    /// <param name="given">The command line.</param>
    /// <param name="setting">Name of the setting's property.</param>
    public IEnumerable<string> Changing(ParseResult given, string setting) =>
        (given.GetValue(_set) ?? []).Where(text => Read(text).Name == setting).Select(text => $"--set {text}");

    /// <summary>The settings with all that the options change.</summary>
    /// <exception cref="UsageException">There is no such setting, it is given twice, or the value is none of it.</exception>
    public Hyperparameters Apply(ParseResult given, Hyperparameters settings)
    {
        HashSet<string> changed = [];
        foreach (var text in given.GetValue(_set) ?? [])
        {
            var (name, value) = Read(text);
            if (!changed.Add(name))
                throw new UsageException($"--set {JsonNamingPolicy.CamelCase.ConvertName(name)} is given twice. Give it once.");
            try
            {
                settings = SettingText.With(settings, name, value);
            }
            catch (FormatException wrong)
            {
                throw new UsageException(wrong.Message);
            }
        }

        return settings;
    }

    /// <summary>Names are taken as in JSON (<c>labelSmoothing</c>) and as options are written (<c>label-smoothing</c>).</summary>
    private static (string Name, string Value) Read(string text)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        if (at < 1)
            throw new UsageException($"--set '{text}' has no name and value. Write --set NAME=VALUE, such as --set mixup=0.2.");
        var asked = text[..at].Trim();
        var name = SettingText.Find(asked.Replace("-", "", StringComparison.Ordinal))
            ?? throw new UsageException($"There is no setting '{asked}'. Choose one of: {string.Join(", ", Names)}.");
        return name == nameof(Hyperparameters.Preset)
            ? throw new UsageException("Choose the preset with --preset.")
            : (name, text[(at + 1)..].Trim());
    }
}
