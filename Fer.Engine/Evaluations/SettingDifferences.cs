using System.Globalization;
using Fer.Data.Runs;
using Fer.Engine.Runs.Views;

namespace Fer.Engine.Evaluations;

/// <summary>Names and values of a run's settings in words, and the settings in which runs differ.</summary>
public static class SettingDifferences
{
    /// <summary>Value of a setting that the others leave without effect.</summary>
    public const string Unused = "–";

    /// <summary>Every setting of a run with its value in words.</summary>
    public static IReadOnlyList<(string Name, string Value)> All(RunRow run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var settings = run.Settings;
        return
        [
            ("Dataset", run.Dataset),
            ("Split", run.Split),
            ("Preset", settings.Preset),
            ("Epochs", Number(settings.Epochs)),
            ("Batch size", Number(settings.BatchSize)),
            ("Learning rate", Number(settings.LearningRate)),
            ("Seed", Number(settings.Seed)),
            ("Device", settings.Device switch { DeviceChoice.Auto => "Automatic", DeviceChoice.Cpu => "Processor", _ => "NVIDIA GPU" }),
            ("Optimiser", settings.Optimizer == OptimizerKind.SgdNesterov ? "SGD with Nesterov momentum" : settings.Optimizer.ToString()),
            ("Momentum", Number(settings.Momentum)),
            ("Weight decay", Number(settings.WeightDecay)),
            ("Schedule", settings.Schedule == LearningRateScheduleKind.OneCycle ? "One cycle" : settings.Schedule.ToString()),
            ("Warm-up share", Number(settings.WarmUp)),
            .. Decay(settings),
            ("Label smoothing", Number(settings.LabelSmoothing)),
            ("Mixup", OrOff(settings.Mixup)),
            ("Share of votes", OrOff(settings.VoteShare)),
            ("Class balance", settings.Balance switch
            {
                ClassBalance.RootWeights => "Weights by the root",
                ClassBalance.InverseWeights => "Weights by frequency",
                ClassBalance.BalancedSampling => "Balanced draws",
                _ => "None",
            }),
            .. Augmentation(settings),
            ("Weight average", OrOff(settings.AverageDecay)),
            ("Gradient clipping", OrOff(settings.ClipNorm)),
            ("Patience", OrOff(settings.Patience)),
            ("Flips when scoring", OnOff(settings.TestTimeFlip)),
            ("Precision", settings.Precision switch { NumberPrecision.BFloat16 => "bfloat16", NumberPrecision.Auto => "Automatic", _ => "32-bit" }),
            ("Judged by", settings.Weights == KeptWeights.LastEpoch ? "Last epoch" : "Best epoch"),
            ("Network", settings.Network ?? "The preset's"),
            ("Epochs kept", settings.KeptEpochs ?? Unused),
            ("Latest epochs kept", Number(settings.KeptLast)),
        ];
    }

    /// <summary>The settings whose values are not the same in all runs.</summary>
    public static IReadOnlyList<SettingDifference> Between(IReadOnlyList<RunRow> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        if (runs.Count == 0)
            return [];
        var all = runs.Select(All).ToList();
        return [.. Enumerable.Range(0, all[0].Count)
            .Select(index => new SettingDifference(all[0][index].Name, [.. all.Select(run => run[index].Value)]))
            .Where(setting => setting.Values.Distinct(StringComparer.Ordinal).Skip(1).Any())];
    }

    /// <summary>Settings that only some schedules read say nothing about the others.</summary>
    private static (string Name, string Value)[] Decay(Hyperparameters settings)
    {
        var isUsed = settings.Schedule is LearningRateScheduleKind.Step or LearningRateScheduleKind.Plateau;
        return
        [
            ("Decay factor", isUsed ? Number(settings.DecayFactor) : Unused),
            ("Decay after epochs", isUsed ? Number(settings.DecayEpochs) : Unused),
        ];
    }

    private static (string Name, string Value)[] Augmentation(Hyperparameters settings)
    {
        string Of(string value) => settings.Augment ? value : Unused;
        return
        [
            ("Augmentation", OnOff(settings.Augment)),
            ("Flip", Of(OnOff(settings.Flip))),
            ("Rotation", Of(Number(settings.Rotation) + "°")),
            ("Shift", Of(Number(settings.Shift))),
            ("Scale", Of(Number(settings.Scale))),
            ("Erasing", Of(Number(settings.Erasing))),
        ];
    }

    private static string OnOff(bool isOn) => isOn ? "On" : "Off";

    private static string OrOff(double value) => value == 0 ? "Off" : Number(value);

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
