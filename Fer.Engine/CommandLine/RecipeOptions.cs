using System.CommandLine;
using Fer.Data.Runs;
using Fer.Engine.Models;
using Fer.Engine.Runs;

namespace Fer.Engine.CommandLine;

/// <summary>The options that choose a network and how it is trained.</summary>
internal sealed class RecipeOptions
{
    private readonly Option<string?> _preset = new("--preset")
    {
        Description = $"Network and recipe: {string.Join(", ", PresetCatalog.All.Select(preset => preset.Name))}.",
        HelpName = "P",
    };

    private readonly Option<int?> _epochs = new("--epochs") { Description = "Passes over the training images; the preset's own by default.", HelpName = "N" };
    private readonly Option<int?> _batch = new("--batch") { Description = "Images a step; 64 by default.", HelpName = "N" };
    private readonly Option<double?> _rate = new("--learning-rate") { Description = "Peak learning rate; the preset's own by default.", HelpName = "R" };
    private readonly Option<long?> _seed = new("--seed") { Description = "Seed of everything random; 1 by default.", HelpName = "S" };
    private readonly Option<DeviceChoice?> _device = new("--device") { Description = "auto, cpu or cuda.", HelpName = "D" };
    private readonly Option<NumberPrecision?> _precision = new("--precision")
    {
        Description = "full, or bfloat16: faster on processors with instructions for it.",
        HelpName = "full|bfloat16",
    };

    public void AddTo(Command command)
    {
        Option[] all = [_preset, _epochs, _batch, _rate, _seed, _device, _precision];
        foreach (var option in all)
            command.Options.Add(option);
    }

    /// <summary>Whether a preset was named.</summary>
    public bool IsGiven(VerbContext context) => context.Arguments.GetValue(_preset) is not null;

    /// <summary>The preset's recipe with what the options change.</summary>
    /// <exception cref="UsageException">No preset was named, there is none of that name, or a setting cannot be used.</exception>
    public Hyperparameters Read(VerbContext context)
    {
        var given = context.Arguments;
        var known = string.Join(", ", PresetCatalog.All.Select(preset => preset.Name));
        var name = given.GetValue(_preset) ?? throw new UsageException($"Choose a preset with --preset: {known}.");
        if (!PresetCatalog.TryFind(name, out var preset))
            throw new UsageException($"There is no preset '{name}'. Choose one of: {known}.");
        var defaults = preset.Defaults;
        var settings = defaults with
        {
            Epochs = given.GetValue(_epochs) ?? defaults.Epochs,
            BatchSize = given.GetValue(_batch) ?? defaults.BatchSize,
            LearningRate = given.GetValue(_rate) ?? defaults.LearningRate,
            Seed = given.GetValue(_seed) ?? defaults.Seed,
            Device = given.GetValue(_device) ?? defaults.Device,
            Precision = given.GetValue(_precision) ?? defaults.Precision,
        };
        return HyperparametersValidator.Validate(settings) is { Count: > 0 } errors
            ? throw new UsageException(string.Join(" ", errors.Select(error => error.Message)))
            : settings;
    }
}
