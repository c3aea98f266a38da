using System.Globalization;
using Fer.Data.Runs;
using Fer.Engine.Runs.Views;

namespace Fer.Engine.Evaluations;

/// <summary>Names and values of a run's settings in words, and the settings in which runs differ.</summary>
public static class SettingDifferences
{
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
            ("Label smoothing", Number(settings.LabelSmoothing)),
            ("Precision", settings.Precision == NumberPrecision.BFloat16 ? "bfloat16" : "32-bit"),
            ("Judged by", settings.Weights == KeptWeights.LastEpoch ? "Last epoch" : "Best epoch"),
            ("Augmentation", settings.Augment ? "On" : "Off"),
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

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
