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
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Validate_OneWrongSetting_NamesItAlone(string field, Hyperparameters settings) =>
        Assert.Equal([field], HyperparametersValidator.Validate(settings).Select(error => error.Field));

    [Fact]
    public void Validate_AtTheLimits_FindsNothing() => Assert.Empty(HyperparametersValidator.Validate(
        Valid with { Epochs = HyperparametersValidator.MaxEpochs, BatchSize = HyperparametersValidator.MaxBatchSize, LearningRate = 10, Seed = 0 }));

    [Fact]
    public void ValidateName_LongerThanTheColumn_IsRefused()
    {
        Assert.Null(HyperparametersValidator.ValidateName(new string('a', 100)));
        Assert.NotNull(HyperparametersValidator.ValidateName(new string('a', 101)));
    }
}
