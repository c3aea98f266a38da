using Fer.Data.Runs;

namespace Fer.Tests.Data.Runs;

public sealed class HyperparametersJsonTests
{
    [Fact]
    public void Read_RowOfAnOlderVersion_HasTheDefaultsOfWhatIsMissing() => Assert.Equal(
        new Hyperparameters { Preset = "fast", Epochs = 24, LearningRate = 0.08, Augment = true },
        HyperparametersJson.Read("""{"preset":"fast","epochs":24,"learningRate":0.08,"augment":true,"schedule":"OneCycle"}"""));

    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        var settings = new Hyperparameters
        {
            Preset = "fast",
            Epochs = 3,
            LearningRate = 0.1,
            Schedule = LearningRateScheduleKind.Plateau,
            Balance = ClassBalance.RootWeights,
            Network = "u2 c8k3s1 gap out",
            KeptEpochs = "1,2",
            Rotation = 0,
        };
        Assert.Equal(settings, HyperparametersJson.Read(HyperparametersJson.Write(settings)));
    }
}
