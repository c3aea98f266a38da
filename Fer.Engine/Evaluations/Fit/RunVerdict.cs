using Fer.Data.Runs;
using Fer.Engine.Metrics.Curves;
using Fer.Engine.Runs.Views;

namespace Fer.Engine.Evaluations.Fit;

/// <summary>The verdict on a run, from what is stored of it.</summary>
public static class RunVerdict
{
    /// <summary>Share of the peak rate below which curves have mostly settled.</summary>
    private const double SettledRate = 0.25;

    /// <summary>Judges a run with at least one finished epoch.</summary>
    /// <param name="detail">The run.</param>
    /// <param name="classCount">Classes that it tells apart.</param>
    public static FitVerdict Of(RunDetail detail, int classCount)
    {
        ArgumentNullException.ThrowIfNull(detail);
        return FitJudge.Judge(
            [.. detail.Epochs.Select(point => new CurvePoint(point.Epoch, point.TrainLoss, point.TrainAccuracy, point.ValidationLoss, point.ValidationAccuracy))],
            detail.Run.Counts.Train, detail.Run.Counts.Validation, Math.Max(1, classCount), HasSettled(detail));
    }

    /// <summary>What training accuracy is of is not what validation accuracy is of, where images are changed on the way; null where they are not.</summary>
    public static string? Caution(FitVerdict verdict, Hyperparameters settings)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        ArgumentNullException.ThrowIfNull(settings);
        return verdict.Evidence is not null && (settings.Augment || settings.Mixup > 0)
            ? "Training accuracy is of changed images, so on the images themselves the gap is larger."
            : null;
    }

    /// <summary>Whether a rate that is to fall to nothing has come down.</summary>
    private static bool HasSettled(RunDetail detail) =>
        detail.Run.Settings.Schedule is not (LearningRateScheduleKind.OneCycle or LearningRateScheduleKind.Cosine)
        || detail.Epochs.Count == 0 || detail.Epochs[^1].LearningRate <= SettledRate * detail.Run.Settings.LearningRate;
}
