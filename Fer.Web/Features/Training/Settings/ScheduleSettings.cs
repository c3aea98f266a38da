using Fer.Data.Runs;

namespace Fer.Web.Features.Training.Settings;

internal static class ScheduleSettings
{
    public static SettingGroup Group { get; } = new("schedule", "Schedule", "how the learning rate moves",
    [
        SettingOf.Choice(nameof(Hyperparameters.Schedule), "schedule-kind",
            "How the learning rate moves over the run. One cycle reaches the most in few epochs; plateau needs no plan of when to slow down.",
            settings => settings.Schedule, (settings, value) => settings with { Schedule = value },
            LearningRateScheduleKind.OneCycle, LearningRateScheduleKind.Cosine, LearningRateScheduleKind.Step,
            LearningRateScheduleKind.Plateau, LearningRateScheduleKind.Constant),
        SettingOf.Number(nameof(Hyperparameters.WarmUp), "warm-up",
            "Share of the run in which the rate rises to its peak. 0 starts at the peak; 0.15 is a seventh of the run.",
            settings => settings.WarmUp, (settings, value) => settings with { WarmUp = value }),
        SettingOf.Number(nameof(Hyperparameters.DecayFactor), "decay-factor",
            "What the rate is multiplied by at each drop. 0.1 is usual.",
            settings => settings.DecayFactor, (settings, value) => settings with { DecayFactor = value }) with
        { Applies = Drops },
        SettingOf.Whole(nameof(Hyperparameters.DecayEpochs), "decay-epochs",
            "With steps, the epochs between two drops. With plateau, the epochs without a better validation accuracy before one.",
            settings => settings.DecayEpochs, (settings, value) => settings with { DecayEpochs = value }) with
        { Applies = Drops },
    ]);

    private static bool Drops(Hyperparameters settings) => settings.Schedule is LearningRateScheduleKind.Step or LearningRateScheduleKind.Plateau;
}
