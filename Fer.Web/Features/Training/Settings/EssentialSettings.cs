using Fer.Data.Runs;

namespace Fer.Web.Features.Training.Settings;

internal static class EssentialSettings
{
    public static SettingGroup Group { get; } = new("essentials", "Essentials", "how long, how fast, where",
    [
        SettingOf.Whole(nameof(Hyperparameters.Epochs), "epochs",
            "Passes over the training images. More help until validation accuracy stops rising.",
            settings => settings.Epochs, (settings, value) => settings with { Epochs = value }),
        SettingOf.Whole(nameof(Hyperparameters.BatchSize), "batch",
            "Images in one step. 64 suits these networks; fewer need less memory, more train a little faster.",
            settings => settings.BatchSize, (settings, value) => settings with { BatchSize = value }),
        SettingOf.Number(nameof(Hyperparameters.LearningRate), "rate",
            "Size of each step at its peak. Too high and the loss stops being a number; too low and nothing is learnt.",
            settings => settings.LearningRate, (settings, value) => settings with { LearningRate = value }),
        SettingOf.Long(nameof(Hyperparameters.Seed), "seed",
            "Decides everything random. The same seed repeats a run; another shows how much is chance.",
            settings => settings.Seed, (settings, value) => settings with { Seed = value }),
        SettingOf.Choice(nameof(Hyperparameters.Device), "device",
            "What computes. Automatic takes an NVIDIA GPU where there is one, else the processor.",
            settings => settings.Device, (settings, value) => settings with { Device = value },
            DeviceChoice.Auto, DeviceChoice.Cpu, DeviceChoice.Cuda),
    ]);
}
