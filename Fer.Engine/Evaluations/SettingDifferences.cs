using System.Globalization;
using Fer.Data.Runs;
using Fer.Engine.Runs;
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
            (SettingWords.Label(nameof(settings.Preset)), settings.Preset),
            (SettingWords.Label(nameof(settings.Epochs)), Number(settings.Epochs)),
            (SettingWords.Label(nameof(settings.BatchSize)), Number(settings.BatchSize)),
            (SettingWords.Label(nameof(settings.LearningRate)), Number(settings.LearningRate)),
            (SettingWords.Label(nameof(settings.Seed)), Number(settings.Seed)),
            (SettingWords.Label(nameof(settings.Device)), SettingWords.Title(settings.Device)),
            (SettingWords.Label(nameof(settings.Optimizer)), SettingWords.Title(settings.Optimizer)),
            (SettingWords.Label(nameof(settings.Momentum)), Number(settings.Momentum)),
            (SettingWords.Label(nameof(settings.WeightDecay)), Number(settings.WeightDecay)),
            (SettingWords.Label(nameof(settings.Schedule)), SettingWords.Title(settings.Schedule)),
            (SettingWords.Label(nameof(settings.WarmUp)), Number(settings.WarmUp)),
            .. Decay(settings),
            (SettingWords.Label(nameof(settings.LabelSmoothing)), Number(settings.LabelSmoothing)),
            (SettingWords.Label(nameof(settings.Mixup)), OrOff(settings.Mixup)),
            (SettingWords.Label(nameof(settings.VoteShare)), OrOff(settings.VoteShare)),
            (SettingWords.Label(nameof(settings.Balance)), SettingWords.Title(settings.Balance)),
            .. Augmentation(settings),
            (SettingWords.Label(nameof(settings.AverageDecay)), OrOff(settings.AverageDecay)),
            (SettingWords.Label(nameof(settings.ClipNorm)), OrOff(settings.ClipNorm)),
            (SettingWords.Label(nameof(settings.Patience)), OrOff(settings.Patience)),
            (SettingWords.Label(nameof(settings.TestTimeFlip)), SettingWords.Title(settings.TestTimeFlip)),
            (SettingWords.Label(nameof(settings.TestTimeShift)), OrOff(settings.TestTimeShift)),
            (SettingWords.Label(nameof(settings.Precision)), SettingWords.Title(settings.Precision)),
            (SettingWords.Label(nameof(settings.Weights)), SettingWords.Title(settings.Weights)),
            (SettingWords.Label(nameof(settings.Network)), settings.Network ?? "The preset's"),
            (SettingWords.Label(nameof(settings.KeptEpochs)), settings.KeptEpochs ?? Unused),
            (SettingWords.Label(nameof(settings.KeptLast)), Number(settings.KeptLast)),
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

    /// <summary>What values of a setting are sorted by: numbers by their size, with Off as none, then words.</summary>
    public static (double Number, string Word) Order(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? (number, "")
        : value == SettingWords.Title(false) ? (0, value)
        : (double.PositiveInfinity, value);

    /// <summary>Settings that only some schedules read say nothing about the others.</summary>
    private static (string Name, string Value)[] Decay(Hyperparameters settings)
    {
        var isUsed = settings.Schedule is LearningRateScheduleKind.Step or LearningRateScheduleKind.Plateau;
        return
        [
            (SettingWords.Label(nameof(settings.DecayFactor)), isUsed ? Number(settings.DecayFactor) : Unused),
            (SettingWords.Label(nameof(settings.DecayEpochs)), isUsed ? Number(settings.DecayEpochs) : Unused),
        ];
    }

    private static (string Name, string Value)[] Augmentation(Hyperparameters settings)
    {
        string Of(string value) => settings.Augment ? value : Unused;
        return
        [
            (SettingWords.Label(nameof(settings.Augment)), SettingWords.Title(settings.Augment)),
            (SettingWords.Label(nameof(settings.Flip)), Of(SettingWords.Title(settings.Flip))),
            (SettingWords.Label(nameof(settings.Rotation)), Of(Number(settings.Rotation))),
            (SettingWords.Label(nameof(settings.Shift)), Of(Number(settings.Shift))),
            (SettingWords.Label(nameof(settings.Scale)), Of(Number(settings.Scale))),
            (SettingWords.Label(nameof(settings.Erasing)), Of(Number(settings.Erasing))),
        ];
    }

    private static string OrOff(double value) => value == 0 ? "Off" : Number(value);

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
