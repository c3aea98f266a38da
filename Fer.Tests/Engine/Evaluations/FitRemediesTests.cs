using Fer.Data.Runs;
using Fer.Engine.Evaluations.Fit;
using Fer.Engine.Metrics.Curves;
using Fer.Engine.Models;
using Fer.Engine.Runs;

namespace Fer.Tests.Engine.Evaluations;

public sealed class FitRemediesTests
{
    private static readonly Hyperparameters Tutorial = PresetCatalog.Tutorial.Defaults;

    [Fact]
    public void For_OverFitRunWithoutAnyGuard_OffersAllOfThem()
    {
        var remedies = FitRemedies.For(Verdict(FitKind.OverFit, FitReason.LossRose, 12), Tutorial);

        Assert.Equal(
            ["augmentation", "early stopping after 5 epochs", "label smoothing 0.1", "weight decay 0.0005", "12 epochs"], remedies.Select(remedy => remedy.Change));
        Assert.Equal(Tutorial with { Epochs = 12 }, remedies[^1].Settings);
    }

    [Fact]
    public void For_OverFitRunWithAllGuards_OffersWhatIsLeft()
    {
        var guarded = Tutorial with { Augment = true, Mixup = 0.2, Patience = 5, LabelSmoothing = 0.1, WeightDecay = 5e-3 };

        Assert.Equal(["12 epochs"], FitRemedies.For(Verdict(FitKind.OverFit, FitReason.LossRose, 12), guarded).Select(remedy => remedy.Change));
    }

    [Theory]
    [InlineData(FitKind.UnderFit, FitReason.StillRising, "100 epochs")]
    [InlineData(FitKind.UnderFit, FitReason.Guessing, "learning rate 0.00015")]
    [InlineData(FitKind.UnderFit, FitReason.FlatWithoutGap, "learning rate 0.00015")]
    [InlineData(FitKind.Unstable, FitReason.SharpDrops, "learning rate 0.00015", "a one-cycle schedule", "batches of 128")]
    [InlineData(FitKind.Plateau, FitReason.Flat, "a one-cycle schedule", "20 epochs")]
    [InlineData(FitKind.Healthy, FitReason.WentAlong)]
    [InlineData(FitKind.CannotSay, FitReason.FewEpochs)]
    public void For_OtherVerdicts_OffersWhatFits(FitKind kind, FitReason reason, params string[] changes) =>
        Assert.Equal(changes, FitRemedies.For(Verdict(kind, reason, kind == FitKind.Plateau ? 20 : null), Tutorial).Select(remedy => remedy.Change));

    /// <summary>What is offered must be accepted when it is queued.</summary>
    [Fact]
    public void For_AnyVerdictAndPreset_ChangesOneThingWithinTheLimits()
    {
        foreach (var settings in PresetCatalog.All.Select(preset => preset.Defaults).Append(Tutorial with { Epochs = 1000, BatchSize = 512, LearningRate = 1e-6 }))
        {
            foreach (var reason in Enum.GetValues<FitReason>())
            {
                foreach (var kind in Enum.GetValues<FitKind>())
                {
                    foreach (var remedy in FitRemedies.For(Verdict(kind, reason, 12), settings))
                    {
                        Assert.NotEqual(settings, remedy.Settings);
                        Assert.Empty(HyperparametersValidator.Validate(remedy.Settings));
                    }
                }
            }
        }
    }

    private static FitVerdict Verdict(FitKind kind, FitReason reason, int? from) =>
        new() { Kind = kind, Reason = reason, FromEpoch = from, Epochs = 50, TrainCount = 1000, ValidationCount = 500 };
}
