using Fer.Data.Runs;
using Fer.Engine.Models;
using Fer.Engine.Runs;
using Fer.Web.Features.Training.Studies;

namespace Fer.Tests.Web.Features.Training;

public sealed class StudyFormTests
{
    private static readonly Hyperparameters Settings = PresetCatalog.Fast.Defaults with { Seed = 5 };

    private static NewRun Run => new() { DatasetId = 1, SplitId = 2, Hyperparameters = Settings };

    private static StudyForm Grid(params (string Setting, string Values)[] axes)
    {
        var form = new StudyForm { Kind = RunGroupKind.Grid };
        form.Axes.Clear();
        foreach (var (setting, values) in axes)
        {
            var axis = new StudyAxis();
            axis.Choose(setting);
            axis.Text = values;
            form.Axes.Add(axis);
        }

        return form;
    }

    [Fact]
    public void Epochs_OneRun_KeepsTheWeightsOfEach()
    {
        var form = new StudyForm { Epochs = "50, 10, 25" };
        var plan = Assert.Single(form.Plans(Settings));
        Assert.Equal((50, "10,25,50"), (plan.Epochs, plan.KeptEpochs));
        var asked = form.ToNewStudy(Run);
        Assert.True(asked.OneRun);
        Assert.Equal([10, 25, 50], asked.Epochs);
    }

    [Fact]
    public void Epochs_SeparateRuns_AreOneEach()
    {
        var form = new StudyForm { IsOneRun = false };
        Assert.Equal([10, 25, 50, 75, 100], form.Plans(Settings).Select(plan => plan.Epochs));
        Assert.False(form.ToNewStudy(Run).OneRun);
    }

    [Fact]
    public void Seeds_CountUpFromTheForms()
    {
        var form = new StudyForm { Kind = RunGroupKind.Seeds, Seeds = "3" };
        Assert.Equal([5L, 6L, 7L], form.Plans(Settings).Select(plan => plan.Seed));
        Assert.Equal([5L, 6L, 7L], form.ToNewStudy(Run).Seeds);
        Assert.Empty(form.ToNewStudy(Run).Epochs);
    }

    [Fact]
    public void Grid_TwoSettings_MakesEveryCombination()
    {
        var form = Grid((nameof(Hyperparameters.LearningRate), "0.02, 0.05, 0.02"), (nameof(Hyperparameters.Schedule), "Cosine, Step"));
        Assert.Null(form.Problem(Settings));
        Assert.Equal(
            [(0.02, LearningRateScheduleKind.Cosine), (0.02, LearningRateScheduleKind.Step), (0.05, LearningRateScheduleKind.Cosine), (0.05, LearningRateScheduleKind.Step)],
            form.Plans(Settings).Select(plan => (plan.LearningRate, plan.Schedule)));
        Assert.Equal([nameof(Hyperparameters.LearningRate), nameof(Hyperparameters.Schedule)], form.ToNewStudy(Run).Axes.Select(axis => axis.Setting));
    }

    [Theory]
    [InlineData(nameof(Hyperparameters.BatchSize), "32", "at least two values")]
    [InlineData(nameof(Hyperparameters.BatchSize), "32, many", "'many' is no whole number")]
    [InlineData(nameof(Hyperparameters.BatchSize), "32, 9999", "between 1 and 4096")]
    public void Grid_WrongValues_AreNamed(string setting, string values, string message) =>
        Assert.Contains(message, Grid((setting, values)).Problem(Settings), StringComparison.Ordinal);

    [Fact]
    public void Grid_TooManyRunsOrASettingTwice_IsRefused()
    {
        var many = string.Join(',', Enumerable.Range(1, 11));
        Assert.Contains("121 runs", Grid((nameof(Hyperparameters.Epochs), many), (nameof(Hyperparameters.BatchSize), many)).Problem(Settings), StringComparison.Ordinal);
        Assert.Contains("twice", Grid((nameof(Hyperparameters.Epochs), "1,2"), (nameof(Hyperparameters.Epochs), "1,2")).Problem(Settings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10")]
    [InlineData("10, 2000")]
    [InlineData("10, ten")]
    public void Epochs_ThatCannotBe_AreRefused(string epochs) => Assert.NotNull(new StudyForm { Epochs = epochs }.Problem(Settings));

    [Fact]
    public void Toggle_Choice_TakesItInAndOut()
    {
        var axis = new StudyAxis();
        axis.Choose(nameof(Hyperparameters.Balance));
        axis.Toggle(nameof(ClassBalance.BalancedSampling));
        axis.Toggle(nameof(ClassBalance.None));
        Assert.Equal([nameof(ClassBalance.None), nameof(ClassBalance.BalancedSampling)], axis.Values);
        axis.Toggle(nameof(ClassBalance.None));
        Assert.Equal([nameof(ClassBalance.BalancedSampling)], axis.Values);
    }
}
