namespace Fer.Web.Features.Training.Settings;

/// <summary>All settings of the form.</summary>
internal static class SettingTable
{
    /// <summary>The groups from the most often changed to the least.</summary>
    public static IReadOnlyList<SettingGroup> Groups { get; } =
    [
        EssentialSettings.Group, ScheduleSettings.Group, OptimiserSettings.Group, ImageSettings.Group, TargetSettings.Group, NetworkSettings.Group,
        EndSettings.Group,
    ];

    public static IReadOnlyList<Setting> All { get; } = [.. Groups.SelectMany(group => group.Settings)];

    /// <summary>The setting of a property of <see cref="Fer.Data.Runs.Hyperparameters"/>.</summary>
    public static Setting Get(string name) => All.Single(setting => setting.Name == name);
}
