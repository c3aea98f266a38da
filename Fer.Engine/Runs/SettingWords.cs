using Fer.Data.Runs;

namespace Fer.Engine.Runs;

/// <summary>The one name that each setting has on every page and in every list, and the words for the values of those with a few.</summary>
public static class SettingWords
{
    private static readonly Dictionary<string, string> Labels = new(StringComparer.Ordinal)
    {
        [nameof(Hyperparameters.Preset)] = "Preset",
        [nameof(Hyperparameters.Epochs)] = "Epochs",
        [nameof(Hyperparameters.BatchSize)] = "Batch size",
        [nameof(Hyperparameters.LearningRate)] = "Learning rate",
        [nameof(Hyperparameters.Seed)] = "Seed",
        [nameof(Hyperparameters.Device)] = "Device",
        [nameof(Hyperparameters.Optimizer)] = "Optimiser",
        [nameof(Hyperparameters.Momentum)] = "Momentum",
        [nameof(Hyperparameters.WeightDecay)] = "Weight decay",
        [nameof(Hyperparameters.ClipNorm)] = "Gradient clipping",
        [nameof(Hyperparameters.Schedule)] = "Schedule",
        [nameof(Hyperparameters.WarmUp)] = "Warm-up share",
        [nameof(Hyperparameters.DecayFactor)] = "Decay factor",
        [nameof(Hyperparameters.DecayEpochs)] = "Decay epochs",
        [nameof(Hyperparameters.Augment)] = "Augmentation",
        [nameof(Hyperparameters.Flip)] = "Flip",
        [nameof(Hyperparameters.Rotation)] = "Rotation, degrees",
        [nameof(Hyperparameters.Shift)] = "Shift",
        [nameof(Hyperparameters.Scale)] = "Scale",
        [nameof(Hyperparameters.Erasing)] = "Erasing",
        [nameof(Hyperparameters.Mixup)] = "Mixup",
        [nameof(Hyperparameters.LabelSmoothing)] = "Label smoothing",
        [nameof(Hyperparameters.VoteShare)] = "Share from votes",
        [nameof(Hyperparameters.Balance)] = "Class balance",
        [nameof(Hyperparameters.Network)] = "Network",
        [nameof(Hyperparameters.AverageDecay)] = "Weight averaging",
        [nameof(Hyperparameters.Patience)] = "Patience",
        [nameof(Hyperparameters.Weights)] = "Judged by",
        [nameof(Hyperparameters.KeptEpochs)] = "Epochs kept",
        [nameof(Hyperparameters.KeptLast)] = "Latest epochs kept",
        [nameof(Hyperparameters.TestTimeFlip)] = "Test-time flip",
        [nameof(Hyperparameters.TestTimeShift)] = "Test-time shift, px",
        [nameof(Hyperparameters.Precision)] = "Precision",
    };

    /// <summary>The name of a setting.</summary>
    /// <param name="name">Property of <see cref="Hyperparameters"/>, such as <c>WeightDecay</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no such setting.</exception>
    public static string Label(string name) => Labels[name];

    /// <summary>A value of a setting that has a few.</summary>
    public static string Title(Enum value) => value switch
    {
        DeviceChoice.Auto => "Automatic",
        DeviceChoice.Cpu => "Processor",
        DeviceChoice.Cuda => "NVIDIA GPU",
        OptimizerKind.SgdNesterov => "SGD with Nesterov momentum",
        LearningRateScheduleKind.OneCycle => "One cycle",
        LearningRateScheduleKind.Step => "Steps",
        ClassBalance.RootWeights => "Loss by root of count",
        ClassBalance.InverseWeights => "Loss by count",
        ClassBalance.BalancedSampling => "Balanced sampling",
        KeptWeights.BestEpoch => "Best epoch",
        KeptWeights.LastEpoch => "Last epoch",
        NumberPrecision.Full => "32-bit",
        NumberPrecision.Auto => "bfloat16 where fast",
        NumberPrecision.BFloat16 => "bfloat16",
        _ => value.ToString(),
    };

    /// <summary>A switch.</summary>
    public static string Title(bool isOn) => isOn ? "On" : "Off";
}
