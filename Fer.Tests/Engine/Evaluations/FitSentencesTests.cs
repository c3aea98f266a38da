using Fer.Data.Runs;
using Fer.Engine.Evaluations.Fit;
using Fer.Engine.Metrics.Curves;

namespace Fer.Tests.Engine.Evaluations;

public sealed class FitSentencesTests
{
    [Fact]
    public void Verdict_OverFit_IsSaidWithItsNumbers()
    {
        var verdict = FitJudge.Judge(
            [.. Enumerable.Range(1, 30).Select(epoch => new CurvePoint(epoch, 1.5 - 0.04 * epoch, 0.5 + 0.015 * epoch, 1 + 0.002 * (epoch - 10) * (epoch - 10), 0.6))], 20_000, 5_000, new FitTerms { Guess = 1 / 7.0 });

        Assert.Equal("Over-fit from epoch 10", FitSentences.Title(verdict));
        Assert.Equal(
            "Validation loss was lowest at epoch 10 (1.002) and has risen by 0.720 since, while training loss went on falling. Validation accuracy gained nothing that 5\u202F000 images can tell (± 1.4 points).",
            FitSentences.Reason(verdict));
        var evidence = FitSentences.Evidence(verdict).ToDictionary(row => row.Name, row => row.Value);
        Assert.Equal("+35.0 points at epoch 30 (95 %: +33.6 points to +36.4 points)", evidence["Gap at the last epoch"]);
        Assert.Contains("60.0\u202F% on validation (± 1.4 points, n = 5\u202F000)", evidence["Best epoch"], StringComparison.Ordinal);
        Assert.StartsWith("yes", evidence["Surer than right"], StringComparison.Ordinal);
    }

    [Fact]
    public void Verdict_TrainingBehindValidation_IsSaidSo()
    {
        var verdict = FitJudge.Judge(
            [.. Enumerable.Range(1, 10).Select(epoch => new CurvePoint(epoch, 1.8 - 0.06 * epoch, 0.2 + 0.025 * epoch, 1.8 - 0.06 * epoch, 0.25 + 0.025 * epoch))],
            20_000, 5_000, new FitTerms { Guess = 1 / 7.0 });

        Assert.Contains("training was only 5.0 points behind", FitSentences.Reason(verdict), StringComparison.Ordinal);
    }

    [Fact]
    public void Verdict_HealthyButSurerThanRight_SaysThatItsLossRises()
    {
        var verdict = FitJudge.Judge(
            [.. Enumerable.Range(1, 30).Select(epoch => new CurvePoint(epoch, 1.8 - 0.05 * epoch, 0.45 + 0.015 * epoch, 1.2 + 0.0006 * (epoch - 12) * (epoch - 12), 0.4 + 0.008 * epoch))],
            20_000, 5_000, new FitTerms { Guess = 1 / 7.0 });

        Assert.Equal(FitKind.Healthy, verdict.Kind);
        Assert.Contains("surer than it is right", FitSentences.Reason(verdict), StringComparison.Ordinal);
    }

    /// <summary>No training accuracy measured on the way is that of the finished weights on plain images, so no gap is told without saying so.</summary>
    [Theory]
    [InlineData(true, 0, "changed images")]
    [InlineData(false, 0, "measured on the way")]
    [InlineData(true, 0.2, "blended images")]
    public void Caution_EveryJudgedRun_SaysWhatItsTrainingAccuracyIsOf(bool isAugmented, double mixup, string words)
    {
        var verdict = FitJudge.Judge([.. Enumerable.Range(1, 30).Select(epoch => new CurvePoint(epoch, 1.5 - 0.04 * epoch, 0.5 + 0.015 * epoch, 1, 0.6))], 20_000, 5_000, new FitTerms { Guess = 1 / 7.0 });
        var settings = new Hyperparameters { Preset = "fast", Epochs = 30, LearningRate = 0.01, Augment = isAugmented, Mixup = mixup };

        Assert.Contains(words, RunVerdict.Caution(verdict, settings), StringComparison.Ordinal);
        Assert.Null(RunVerdict.Caution(verdict with { Evidence = null }, settings));
    }

    [Fact]
    public void Verdict_OfFewEpochs_SaysHowManyItNeeds()
    {
        var verdict = FitJudge.Judge([new(1, 1, 0.5, 1, 0.5)], 1000, 1000, new FitTerms { Guess = 1 / 7.0 });

        Assert.Equal("Cannot say", FitSentences.Title(verdict));
        Assert.Equal("A verdict needs at least 5 finished epochs; there are 1.", FitSentences.Reason(verdict));
        Assert.Empty(FitSentences.Evidence(verdict));
    }
}
