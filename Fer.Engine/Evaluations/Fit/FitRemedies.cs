using System.Globalization;
using Fer.Data.Runs;
using Fer.Engine.Metrics.Curves;

namespace Fer.Engine.Evaluations.Fit;

/// <summary>What may help a run, by its verdict and by what its settings do not have yet.</summary>
public static class FitRemedies
{
    private const int MostEpochs = 1000;
    private const int LargestBatch = 512;
    private const double LowerRate = 0.3;
    private const double Smoothing = 0.1;
    private const double Mixup = 0.2;
    private const double LeastDecay = 5e-4;
    private const double MostDecay = 5e-3;

    /// <summary>Changes to try, the most promising first; none where the run fits or cannot be judged.</summary>
    public static IReadOnlyList<FitRemedy> For(FitVerdict verdict, Hyperparameters settings)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        ArgumentNullException.ThrowIfNull(settings);
        return [.. (verdict.Kind, verdict.Reason) switch
        {
            (FitKind.OverFit, _) => OverFit(verdict, settings),
            (_, FitReason.StillRising) => [.. MoreEpochs(settings)],
            (_, FitReason.Guessing) => [Rate(settings, "A rate that is too high keeps a network from learning anything.")],
            (_, FitReason.FlatWithoutGap) => Lighter(settings),
            (FitKind.Unstable, _) => Calmer(settings),
            (FitKind.Plateau, _) => Flat(verdict, settings),
            _ => [],
        }];
    }

    /// <summary>A learning rate to try where one is too high: three tenths of it, to two digits.</summary>
    public static double Lower(double learningRate) =>
        double.Parse((learningRate * LowerRate).ToString("G2", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static IEnumerable<FitRemedy> OverFit(FitVerdict verdict, Hyperparameters settings)
    {
        if (!settings.Augment)
            yield return new("augmentation", "Changed copies of the images are harder to learn by heart.", settings with { Augment = true });
        if (settings.Patience == 0)
        {
            var patience = Math.Max(5, settings.Epochs / 10);
            yield return new($"early stopping after {patience} epochs", "It ends once validation no longer gains.", settings with { Patience = patience });
        }

        if (settings.Mixup == 0 && settings.Augment)
            yield return new($"mixup {Text(Mixup)}", "Pairs of images are blended with their labels.", settings with { Mixup = Mixup });
        if (settings.LabelSmoothing == 0)
            yield return new($"label smoothing {Text(Smoothing)}", "It keeps the network from growing too sure.", settings with { LabelSmoothing = Smoothing });
        if (settings.WeightDecay < MostDecay)
        {
            var decay = settings.WeightDecay < LeastDecay ? LeastDecay : Math.Min(MostDecay, settings.WeightDecay * 2);
            yield return new($"weight decay {Text(decay)}", "Smaller weights make a smoother function.", settings with { WeightDecay = decay });
        }

        if (verdict.FromEpoch is { } epoch && epoch < settings.Epochs)
            yield return Shorter(settings, epoch, "The same, ended where validation stopped gaining.");
    }

    private static IEnumerable<FitRemedy> MoreEpochs(Hyperparameters settings)
    {
        var epochs = Math.Min(MostEpochs, settings.Epochs * 2);
        if (epochs > settings.Epochs)
            yield return new($"{epochs} epochs", "It had not finished learning.", settings with { Epochs = epochs });
    }

    private static IEnumerable<FitRemedy> Lighter(Hyperparameters settings)
    {
        if (settings.Mixup > 0)
            yield return new("no mixup", "Training is no better than validation, so there is nothing to hold back.", settings with { Mixup = 0 });
        if (settings is { Augment: true, Erasing: > 0 })
            yield return new("nothing erased", "Whole images are easier to learn.", settings with { Erasing = 0 });
        yield return Rate(settings, "Where a rate is too high, training stands still at a height.");
    }

    private static IEnumerable<FitRemedy> Calmer(Hyperparameters settings)
    {
        yield return Rate(settings, "Shorter steps move the network less from epoch to epoch.");
        if (settings.Schedule == LearningRateScheduleKind.Constant)
            yield return OneCycle(settings);
        if (settings.BatchSize * 2 <= LargestBatch)
            yield return new($"batches of {settings.BatchSize * 2}", "Larger batches give steadier steps.", settings with { BatchSize = settings.BatchSize * 2 });
    }

    private static IEnumerable<FitRemedy> Flat(FitVerdict verdict, Hyperparameters settings)
    {
        if (settings.Schedule == LearningRateScheduleKind.Constant)
            yield return OneCycle(settings);
        if (verdict.FromEpoch is { } epoch && epoch < settings.Epochs)
            yield return Shorter(settings, epoch, "The same accuracy in less time.");
    }

    /// <summary>A rate that falls to nothing falls sooner in fewer epochs, so the shorter run is another one.</summary>
    private static FitRemedy Shorter(Hyperparameters settings, int epochs, string why) => new(
        $"{epochs} {(epochs == 1 ? "epoch" : "epochs")}",
        RunVerdict.FallsToNothing(settings) ? "A shorter run whose rate falls sooner; it may come as far." : why,
        settings with { Epochs = epochs });

    private static FitRemedy OneCycle(Hyperparameters settings) =>
        new("a one-cycle schedule", "A rate that falls to nothing lets the network settle.", settings with { Schedule = LearningRateScheduleKind.OneCycle, WarmUp = 0.15 });

    private static FitRemedy Rate(Hyperparameters settings, string why)
    {
        var rate = Lower(settings.LearningRate);
        return new($"learning rate {Text(rate)}", why, settings with { LearningRate = rate });
    }

    private static string Text(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
