using System.CommandLine;
using Fer.Data.Runs;
using Fer.Engine.Models;
using Fer.Engine.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Engine.CommandLine;

/// <summary>The options that choose a network and how it is trained.</summary>
internal sealed class RecipeOptions
{
    private readonly Option<string?> _preset = new("--preset")
    {
        Description = $"Network and recipe: {Known}, or a preset that was saved under a name.",
        HelpName = "P",
    };

    private readonly Option<string?> _network = new("--network") { Description = "Own network in the short notation in place of the preset's, such as \"u2 c48k3s1 m gap out\".", HelpName = "LAYERS" };
    private readonly Option<int?> _epochs = new("--epochs") { Description = "Passes over the training images; the preset's own by default.", HelpName = "N" };
    private readonly Option<int?> _batch = new("--batch") { Description = "Images a step; 64 by default.", HelpName = "N" };
    private readonly Option<double?> _rate = new("--learning-rate") { Description = "Peak learning rate; the preset's own by default.", HelpName = "R" };
    private readonly Option<long?> _seed = new("--seed") { Description = "Seed of everything random; 1 by default.", HelpName = "S" };
    private readonly Option<DeviceChoice?> _device = new("--device") { Description = "auto, cpu or cuda.", HelpName = "D" };
    private readonly Option<NumberPrecision?> _precision = new("--precision")
    {
        Description = "full, bfloat16, or auto: bfloat16 where the device has instructions for it.",
        HelpName = "full|bfloat16|auto",
    };

    private readonly SettingOption _settings = new();

    private static string Known => string.Join(", ", PresetCatalog.All.Select(preset => preset.Name));

    /// <summary>Every option that chooses the recipe.</summary>
    public IReadOnlyList<Option> All => [_preset, _network, _epochs, _batch, _rate, _seed, _device, _precision, _settings.Option];

    public void AddTo(Command command)
    {
        foreach (var option in All)
            command.Options.Add(option);
    }

    /// <summary>The options as they were given that change a setting.</summary>
    /// <param name="given">The command line.</param>
    /// <param name="setting">Name of the setting's property.</param>
    public IEnumerable<string> Changing(ParseResult given, string setting)
    {
        Option? own = setting switch
        {
            nameof(Hyperparameters.Network) => _network,
            nameof(Hyperparameters.Epochs) => _epochs,
            nameof(Hyperparameters.BatchSize) => _batch,
            nameof(Hyperparameters.LearningRate) => _rate,
            nameof(Hyperparameters.Seed) => _seed,
            nameof(Hyperparameters.Device) => _device,
            nameof(Hyperparameters.Precision) => _precision,
            _ => null,
        };
        return (own is null ? [] : GivenOptions.Names(given, [own])).Concat(_settings.Changing(given, setting));
    }

    /// <summary>Whether a preset was named.</summary>
    public bool IsGiven(VerbContext context) => context.Arguments.GetValue(_preset) is not null;

    /// <summary>The preset's recipe with what the options change; <c>--set</c> comes last.</summary>
    /// <exception cref="UsageException">No preset was named, there is none of that name, or a setting cannot be used.</exception>
    public async Task<Hyperparameters> ReadAsync(VerbContext context, CancellationToken ct)
    {
        var given = context.Arguments;
        var defaults = await PresetAsync(context, given.GetValue(_preset) ?? throw new UsageException($"Choose a preset with --preset: {Known}."), ct);
        var settings = _settings.Apply(given, defaults with
        {
            Network = given.GetValue(_network) ?? defaults.Network,
            Epochs = given.GetValue(_epochs) ?? defaults.Epochs,
            BatchSize = given.GetValue(_batch) ?? defaults.BatchSize,
            LearningRate = given.GetValue(_rate) ?? defaults.LearningRate,
            Seed = given.GetValue(_seed) ?? defaults.Seed,
            Device = given.GetValue(_device) ?? defaults.Device,
            Precision = given.GetValue(_precision) ?? defaults.Precision,
        });
        return HyperparametersValidator.Validate(settings) is { Count: > 0 } errors
            ? throw new UsageException(string.Join(" ", errors.Select(error => error.Message)))
            : settings;
    }

    /// <summary>A saved preset cannot have the name of a built-in one, so neither hides the other.</summary>
    private static async Task<Hyperparameters> PresetAsync(VerbContext context, string name, CancellationToken ct)
    {
        if (PresetCatalog.TryFind(name, out var preset))
            return preset.Defaults;
        var presets = context.Services.GetRequiredService<SavedPresets>();
        if (await presets.FindAsync(name, ct) is { } saved)
            return saved.Settings;
        var names = (await presets.ListAsync(ct)).Select(row => row.Name).ToList();
        throw new UsageException($"There is no preset '{name}'. Choose one of: {Known}{(names.Count > 0 ? $"; saved: {string.Join(", ", names)}" : "")}.");
    }
}
