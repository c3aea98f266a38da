using Fer.Data.Runs;
using Fer.Engine.Metrics.Curves;
using Fer.Engine.Runs.Views;

namespace Fer.Engine.Evaluations.Fit;

/// <summary>The verdict on a run, from what is stored of it.</summary>
public static class RunVerdict
{
    /// <summary>Share of the peak rate below which curves have mostly settled.</summary>
    private const double SettledRate = 0.25;

    /// <summary>Judges a run.</summary>
    /// <param name="detail">The run.</param>
    /// <param name="validationByClass">Validation images of each class that it tells apart.</param>
    public static FitVerdict Of(RunDetail detail, IReadOnlyCollection<int> validationByClass)
    {
        ArgumentNullException.ThrowIfNull(detail);
        ArgumentNullException.ThrowIfNull(validationByClass);
        var settings = detail.Run.Settings;
        return FitJudge.Judge(
            [.. detail.Epochs.Select(point => new CurvePoint(point.Epoch, point.TrainLoss, point.TrainAccuracy, point.ValidationLoss, point.ValidationAccuracy))],
            detail.Run.Counts.Train, detail.Run.Counts.Validation,
            new FitTerms
            {
                Guess = Guess(validationByClass),
                HasSettled = !FallsToNothing(settings) || detail.Epochs.Count == 0 || detail.Epochs[^1].LearningRate <= SettledRate * settings.LearningRate,
                EndsWithoutRate = FallsToNothing(settings),
                IsTrainingMixed = settings.Mixup > 0,
            });
    }

    /// <summary>Whether the learning rate of a run falls to nothing at its end.</summary>
    public static bool FallsToNothing(Hyperparameters settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings.Schedule is LearningRateScheduleKind.OneCycle or LearningRateScheduleKind.Cosine;
    }

    /// <summary>Says that training accuracy is not of what validation accuracy is of, since it is measured on the way; null where nothing is judged.</summary>
    public static string? Caution(FitVerdict verdict, Hyperparameters settings)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        ArgumentNullException.ThrowIfNull(settings);
        if (verdict.Evidence is null)
            return null;
        if (settings.Mixup > 0)
            return "Training accuracy is of blended images, so the gap says nothing here, and no rule reads it.";
        return settings.Augment
            ? "Training accuracy is of changed images, so on the images themselves the gap is larger."
            : "Training accuracy is measured on the way, while the weights still change and with dropout where the network has it, so that of the finished weights and the gap are larger as a rule.";
    }

    private static double Guess(IReadOnlyCollection<int> counts)
    {
        var total = counts.Sum();
        return Math.Max(1.0 / Math.Max(1, counts.Count), total == 0 ? 0 : (double)counts.Max() / total);
    }
}
