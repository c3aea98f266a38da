using Fer.Data.Runs;

namespace Fer.Web.Features.Training.Settings;

internal static class ImageSettings
{
    public static SettingGroup Group { get; } = new("images", "Images", "what is changed at random in training images",
    [
        SettingOf.Switch(nameof(Hyperparameters.Augment), "augment",
            "Changes each training image at random every time it is seen, so that the network cannot learn them by heart.",
            settings => settings.Augment, (settings, value) => settings with { Augment = value }),
        SettingOf.Switch(nameof(Hyperparameters.Flip), "flip",
            "Mirrors half of the images. Expressions are the same from either side.",
            settings => settings.Flip, (settings, value) => settings with { Flip = value }) with
        { Applies = Augments },
        Amount(nameof(Hyperparameters.Rotation), "rotation",
            "Largest turn to either side. Heads are seldom tilted more than 15 degrees; 0 is off.",
            settings => settings.Rotation, (settings, value) => settings with { Rotation = value }),
        Amount(nameof(Hyperparameters.Shift), "shift",
            "Largest move in each direction, as a share of the side: 0.1 is about 5 pixels of 48. 0 is off.",
            settings => settings.Shift, (settings, value) => settings with { Shift = value }),
        Amount(nameof(Hyperparameters.Scale), "scale",
            "Largest change of size, as a share of it: 0.12 is from 88 % to 112 %. 0 is off.",
            settings => settings.Scale, (settings, value) => settings with { Scale = value }),
        Amount(nameof(Hyperparameters.Erasing), "erasing",
            "Probability that one rectangle of an image is covered with gray, as a hand or hair would. 0 is off.",
            settings => settings.Erasing, (settings, value) => settings with { Erasing = value }),
        SettingOf.Number(nameof(Hyperparameters.Mixup), "mixup",
            "Mixes pairs of images and their labels; the number is the alpha of the Beta distribution, 0.2 is usual. Helps in long runs; 0 is off.",
            settings => settings.Mixup, (settings, value) => settings with { Mixup = value }),
    ]);

    private static Setting Amount(
        string name, string id, string help, Func<Hyperparameters, double> read, Func<Hyperparameters, double, Hyperparameters> write) =>
        SettingOf.Number(name, id, help, read, write) with { Applies = Augments };

    private static bool Augments(Hyperparameters settings) => settings.Augment;
}
