using Fer.Data.Runs;

namespace Fer.Web.Features.Training.Settings;

internal static class OptimiserSettings
{
    public static SettingGroup Group { get; } = new("optimiser", "Optimiser", "how gradients change the weights",
    [
        SettingOf.Choice(nameof(Hyperparameters.Optimizer), "optimizer",
            "What turns gradients into steps. SGD generalises best with a schedule; Adam and AdamW need rates about a hundred times smaller.",
            settings => settings.Optimizer, (settings, value) => settings with { Optimizer = value },
            OptimizerKind.SgdNesterov, OptimizerKind.Adam, OptimizerKind.AdamW),
        SettingOf.Number(nameof(Hyperparameters.Momentum), "momentum",
            "Share of the last step that is carried into the next. 0.9 is usual.",
            settings => settings.Momentum, (settings, value) => settings with { Momentum = value }) with
        { Applies = settings => settings.Optimizer == OptimizerKind.SgdNesterov },
        SettingOf.Number(nameof(Hyperparameters.WeightDecay), "weight-decay",
            "Pulls weights towards zero against over-fitting; never biases or batch norm. 0.0005 suits SGD, 0.05 suits AdamW; 0 is off.",
            settings => settings.WeightDecay, (settings, value) => settings with { WeightDecay = value }),
        SettingOf.Number(nameof(Hyperparameters.ClipNorm), "clip-norm",
            "Longest gradient that is taken; longer ones are shortened to it. Helps where the loss jumps; 0 is off.",
            settings => settings.ClipNorm, (settings, value) => settings with { ClipNorm = value }),
    ]);
}
