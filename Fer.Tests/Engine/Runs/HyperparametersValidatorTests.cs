using Fer.Data.Runs;
using Fer.Engine.Models;
using Fer.Engine.Runs;

namespace Fer.Tests.Engine.Runs;

public sealed class HyperparametersValidatorTests
{
    private static readonly Hyperparameters Valid = new() { Preset = "fast", Epochs = 1, LearningRate = 0.1 };

    [Fact]
    public void Validate_EveryPresetsDefaults_FindsNothing() =>
        Assert.All(PresetCatalog.All, preset => Assert.Empty(HyperparametersValidator.Validate(preset.Defaults)));

    public static TheoryData<string, Hyperparameters> Wrong() => new()
    {
        { nameof(Hyperparameters.Preset), Valid with { Preset = "huge" } },
        { nameof(Hyperparameters.Epochs), Valid with { Epochs = 0 } },
        { nameof(Hyperparameters.Epochs), Valid with { Epochs = 1001 } },
        { nameof(Hyperparameters.BatchSize), Valid with { BatchSize = 0 } },
        { nameof(Hyperparameters.BatchSize), Valid with { BatchSize = 4097 } },
        { nameof(Hyperparameters.LearningRate), Valid with { LearningRate = 0 } },
        { nameof(Hyperparameters.LearningRate), Valid with { LearningRate = double.NaN } },
        { nameof(Hyperparameters.LearningRate), Valid with { LearningRate = 10.1 } },
        { nameof(Hyperparameters.Seed), Valid with { Seed = -1 } },
        { nameof(Hyperparameters.Device), Valid with { Device = (DeviceChoice)9 } },
        { nameof(Hyperparameters.Momentum), Valid with { Momentum = 1 } },
        { nameof(Hyperparameters.WeightDecay), Valid with { WeightDecay = -0.1 } },
        { nameof(Hyperparameters.WarmUp), Valid with { WarmUp = 1 } },
        { nameof(Hyperparameters.LabelSmoothing), Valid with { LabelSmoothing = 1 } },
        { nameof(Hyperparameters.Optimizer), Valid with { Optimizer = (OptimizerKind)9 } },
        { nameof(Hyperparameters.Schedule), Valid with { Schedule = (LearningRateScheduleKind)9 } },
        { nameof(Hyperparameters.Balance), Valid with { Balance = (ClassBalance)9 } },
        { nameof(Hyperparameters.Rotation), Valid with { Rotation = 45.1 } },
        { nameof(Hyperparameters.Rotation), Valid with { Rotation = double.NaN } },
        { nameof(Hyperparameters.Shift), Valid with { Shift = 0.51 } },
        { nameof(Hyperparameters.Scale), Valid with { Scale = -0.1 } },
        { nameof(Hyperparameters.Erasing), Valid with { Erasing = 1.1 } },
        { nameof(Hyperparameters.Mixup), Valid with { Mixup = -0.1 } },
        { nameof(Hyperparameters.Mixup), Valid with { Mixup = 10.1 } },
        { nameof(Hyperparameters.Mixup), Valid with { Mixup = 0.2, BatchSize = 1 } },
        { nameof(Hyperparameters.VoteShare), Valid with { VoteShare = 1.1 } },
        { nameof(Hyperparameters.DecayFactor), Valid with { DecayFactor = 0 } },
        { nameof(Hyperparameters.DecayFactor), Valid with { DecayFactor = 1 } },
        { nameof(Hyperparameters.DecayEpochs), Valid with { DecayEpochs = 0 } },
        { nameof(Hyperparameters.AverageDecay), Valid with { AverageDecay = 1 } },
        { nameof(Hyperparameters.ClipNorm), Valid with { ClipNorm = -1 } },
        { nameof(Hyperparameters.ClipNorm), Valid with { ClipNorm = double.PositiveInfinity } },
        { nameof(Hyperparameters.Patience), Valid with { Patience = -1 } },
        { nameof(Hyperparameters.KeptLast), Valid with { KeptLast = 0 } },
        { nameof(Hyperparameters.KeptLast), Valid with { KeptLast = 101 } },
        { nameof(Hyperparameters.TestTimeShift), Valid with { TestTimeShift = -1 } },
        { nameof(Hyperparameters.TestTimeShift), Valid with { TestTimeShift = 9 } },
        { nameof(Hyperparameters.KeptEpochs), Valid with { KeptEpochs = "1,x" } },
        { nameof(Hyperparameters.KeptEpochs), Valid with { KeptEpochs = "1,2" } },
        { nameof(Hyperparameters.Network), Valid with { Network = " " } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Validate_OneWrongSetting_NamesItAlone(string field, Hyperparameters settings) =>
        Assert.Equal([field], HyperparametersValidator.Validate(settings).Select(error => error.Field));

    [Fact]
    public void Validate_AtTheLimits_FindsNothing() => Assert.Empty(HyperparametersValidator.Validate(
        Valid with { Epochs = HyperparametersValidator.MaxEpochs, BatchSize = HyperparametersValidator.MaxBatchSize, LearningRate = 10, Seed = 0 }));

    [Fact]
    public void Validate_NewSettingsAtTheirLimits_FindsNothing() => Assert.Empty(HyperparametersValidator.Validate(Valid with
    {
        Epochs = 50,
        BatchSize = 2,
        Rotation = 45,
        Shift = 0.5,
        Scale = 0.5,
        Erasing = 1,
        Mixup = 10,
        VoteShare = 1,
        DecayEpochs = 1000,
        AverageDecay = 0.9999,
        Patience = 1000,
        KeptLast = 100,
        TestTimeShift = 8,
        KeptEpochs = "50, 10",
    }));

    [Fact]
    public void ValidateName_LongerThanTheColumn_IsRefused()
    {
        Assert.Null(HyperparametersValidator.ValidateName(new string('a', 100)));
        Assert.NotNull(HyperparametersValidator.ValidateName(new string('a', 101)));
    }

    [Theory]
    [InlineData("rubbish")]
    [InlineData("c8k3s1")]
    [InlineData("flat gap out")]
    public void Validate_NetworkThatCannotBeBuilt_IsRefusedBeforeItIsQueued(string network)
    {
        var error = Assert.Single(HyperparametersValidator.Validate(new() { Preset = "fast", Epochs = 1, LearningRate = 0.1, Network = network }));

        Assert.Equal(nameof(Hyperparameters.Network), error.Field);
        Assert.StartsWith("The network cannot be built", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_NetworkInTheNotation_IsAccepted() => Assert.Empty(
        HyperparametersValidator.Validate(new() { Preset = "fast", Epochs = 1, LearningRate = 0.1, Network = "u2 c16k3s1 m gap out" }));
}
