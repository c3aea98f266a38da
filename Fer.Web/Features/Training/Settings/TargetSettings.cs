using Fer.Data.Runs;

namespace Fer.Web.Features.Training.Settings;

internal static class TargetSettings
{
    public static SettingGroup Group { get; } = new("targets", "Targets", "what the network is asked to answer",
    [
        SettingOf.Number(nameof(Hyperparameters.LabelSmoothing), "label-smoothing",
            "Share of the target that is spread over all classes, since some labels are wrong. 0.1 is usual; 0 is off.",
            settings => settings.LabelSmoothing, (settings, value) => settings with { LabelSmoothing = value }),
        SettingOf.Number(nameof(Hyperparameters.VoteShare), "vote-share",
            "Share of the target that comes from other raters' votes, where an image has any, such as those of FER+. 0 takes the label alone.",
            settings => settings.VoteShare, (settings, value) => settings with { VoteShare = value }),
        SettingOf.Choice(nameof(Hyperparameters.Balance), "balance",
            "What makes rare classes count more. It raises macro-F1 and lowers accuracy a little.",
            settings => settings.Balance, (settings, value) => settings with { Balance = value },
            ClassBalance.None, ClassBalance.RootWeights, ClassBalance.InverseWeights,
            ClassBalance.BalancedSampling),
    ]);
}
