using Fer.Engine.Runs.Views;
using Fer.Web.Components.Shared;

namespace Fer.Web.Components.Runs;

/// <summary>Says in a sentence or two whether a run in training goes well.</summary>
internal static class RunOutlook
{
    /// <summary>Epochs after which a run should have left guessing behind.</summary>
    private const int Settling = 3;

    /// <summary>Epochs without a better one that are no longer chance.</summary>
    private const int LongWait = 5;

    /// <summary>Gap of training over validation accuracy from which on it learns images by heart.</summary>
    private const double WideGap = 0.10;

    /// <summary>The sentence; empty before the first epoch.</summary>
    public static string Describe(IReadOnlyList<EpochPoint> epochs, IReadOnlyList<RunClass> classes)
    {
        if (epochs.Count == 0)
            return "";
        var last = epochs[^1];
        var best = epochs.MaxBy(point => point.ValidationAccuracy)!;
        var waited = last.Epoch - best.Epoch;
        if (epochs.Count >= Settling && MostFrequent(classes) is var (name, share) && best.ValidationAccuracy <= share)
            return $"No better yet than always answering {name} ({Formats.Percent(share)} of the validation images). If this stays, the learning rate may be too high or too low.";
        if (epochs.Count == 1)
            return $"After the first epoch {Formats.Percent(last.ValidationAccuracy)} of the validation images are right.";
        if (waited == 0)
            return $"Still getting better: the latest epoch is the best so far, {Formats.Points(last.ValidationAccuracy - epochs[^2].ValidationAccuracy)} points from the one before.";
        if (waited < LongWait)
            return $"The best so far is epoch {best.Epoch}, {Formats.Count(waited, "epoch", "epochs")} ago. Small steps back are usual.";
        var gap = last.TrainAccuracy - last.ValidationAccuracy;
        return gap > WideGap
            ? $"No better epoch for {waited} epochs, and training accuracy is {Formats.Number(gap * 100, 1)} points above validation: it learns its training images by heart. The weights of epoch {best.Epoch} are kept."
            : $"No better epoch for {waited} epochs. The weights of epoch {best.Epoch} are kept.";
    }

    private static (string Name, double Share)? MostFrequent(IReadOnlyList<RunClass> classes)
    {
        var count = classes.Sum(entry => entry.ValidationCount);
        return count > 0 && classes.MaxBy(entry => entry.ValidationCount) is { } most ? (most.Name, (double)most.ValidationCount / count) : null;
    }
}
