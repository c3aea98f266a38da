using Fer.Data.Runs;
using Fer.Engine.Runs;
using Fer.Web.Features.Training.Settings;

namespace Fer.Web.Features.Training.Studies;

/// <summary>A setting that differs between the runs of a grid, with its values as typed.</summary>
public sealed class StudyAxis
{
    /// <summary>Settings that a grid can vary: what has a number, a switch or a choice, but not where it runs.</summary>
    internal static IReadOnlyList<Setting> Choices { get; } =
        [.. SettingTable.All.Where(setting => setting.Kind is not (SettingKind.Text or SettingKind.Layers) && setting.Name != nameof(Hyperparameters.Device))];

    /// <summary>The setting.</summary>
    public Setting Setting { get; private set; } = SettingTable.Get(nameof(Hyperparameters.LearningRate));

    /// <summary>Its values with commas between.</summary>
    public string Text { get; set; } = "";

    /// <summary>The values, each once.</summary>
    public IReadOnlyList<string> Values => [.. Text.Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];

    /// <summary>Takes another setting; its values begin empty.</summary>
    public void Choose(string name) => (Setting, Text) = (Choices.Single(setting => setting.Name == name), "");

    /// <summary>Takes one of the setting's choices in or out.</summary>
    public void Toggle(string value)
    {
        var values = Values;
        Text = string.Join(", ", Setting.Choices.Select(choice => choice.Value).Where(choice => values.Contains(choice) != (choice == value)));
    }

    /// <summary>What is wrong with it on top of other settings; null where nothing is.</summary>
    internal string? Problem(Hyperparameters settings)
    {
        if (Values.Count < 2)
            return $"{Setting.Label}: give at least two values.";
        foreach (var value in Values)
        {
            if (Setting.Misread(value) is { } misread)
                return $"{Setting.Label}: {misread}";
            if (HyperparametersValidator.Validate(Setting.Write(settings, value)).FirstOrDefault(error => error.Field == Setting.Name) is { } refused)
                return $"{Setting.Label} {value}: {refused.Message}";
        }

        return null;
    }
}
