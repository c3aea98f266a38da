using Fer.Data.Runs;

namespace Fer.Web.Features.Training.Settings;

internal static class EndSettings
{
    public static SettingGroup Group { get; } = new("end", "Weights and end", "which weights are kept and when the run ends",
    [
        SettingOf.Number(nameof(Hyperparameters.AverageDecay), "average-decay",
            "Validates and keeps a moving average of the weights, which is steadier than the weights themselves. 0.998 averages over about 500 steps; 0 is off.",
            settings => settings.AverageDecay, (settings, value) => settings with { AverageDecay = value }),
        SettingOf.Whole(nameof(Hyperparameters.Patience), "patience",
            "Ends the run after so many epochs without a better validation accuracy. With one cycle leave it at 0, which is off: the best epochs are the last.",
            settings => settings.Patience, (settings, value) => settings with { Patience = value }),
        SettingOf.Choice(nameof(Hyperparameters.Weights), "weights",
            "Which weights are scored and exported. The best epoch is chosen on validation, which makes its validation score a little too good; the last one is not.",
            settings => settings.Weights, (settings, value) => settings with { Weights = value },
            KeptWeights.BestEpoch, KeptWeights.LastEpoch),
        SettingOf.Text(nameof(Hyperparameters.KeptEpochs), "kept-epochs",
            "Epochs whose weights are kept besides the best and the last, such as 10, 25, 50. Empty keeps none.",
            settings => settings.KeptEpochs ?? "", (settings, text) => settings with { KeptEpochs = Listed(text) }, MisreadList) with
        { Placeholder = "none" },
        SettingOf.Whole(nameof(Hyperparameters.KeptLast), "kept-last",
            "How many of the latest epochs' weights are kept. Each takes as much disk as the network.",
            settings => settings.KeptLast, (settings, value) => settings with { KeptLast = value }),
        SettingOf.Switch(nameof(Hyperparameters.TestTimeFlip), "test-time-flip",
            "Scores finished weights on each image and its mirror image together: a little more accurate, twice the work of scoring.",
            settings => settings.TestTimeFlip, (settings, value) => settings with { TestTimeFlip = value }),
        SettingOf.Whole(nameof(Hyperparameters.TestTimeShift), "test-time-shift",
            "Scores finished weights also on each image moved by so many pixels towards each corner, and averages: ten-crop testing, with the flip. Five times the work of scoring; 0 is off. An exported model judges the plain image alone.",
            settings => settings.TestTimeShift, (settings, value) => settings with { TestTimeShift = value }),
        SettingOf.Choice(nameof(Hyperparameters.Precision), "precision",
            "Numbers that the network computes with. bfloat16 is faster where the device has instructions for it and slower where it has not.",
            settings => settings.Precision, (settings, value) => settings with { Precision = value },
            NumberPrecision.Full, NumberPrecision.Auto, NumberPrecision.BFloat16),
    ]);

    private static string? MisreadList(string text)
    {
        try
        {
            _ = KeptEpochs.Parse(text);
            return null;
        }
        catch (FormatException wrong)
        {
            return wrong.Message;
        }
    }

    /// <summary>In its short form where it can be read, so that two ways to write a list are one setting; else as typed, for the rules to refuse.</summary>
    private static string? Listed(string text) => MisreadList(text) is null ? KeptEpochs.Format(KeptEpochs.Parse(text)) : text;
}
