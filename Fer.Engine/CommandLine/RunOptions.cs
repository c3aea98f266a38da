using System.CommandLine;
using Fer.Data.Runs;
using Fer.Engine.Models;
using Fer.Engine.Runs;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.CommandLine;

/// <summary>The options that describe a new run.</summary>
internal sealed class RunOptions
{
    private readonly Option<string?> _dataset = new("--dataset") { Description = "Dataset to train on.", HelpName = "NAME" };
    private readonly Option<string?> _split = new("--split") { Description = "Split of the dataset.", HelpName = "SPLIT" };
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
    private readonly Option<string?> _name = new("--name") { Description = "Name of the run.", HelpName = "N" };

    public void AddTo(Command command)
    {
        Option[] all = [_dataset, _split, _preset, _epochs, _batch, _rate, _seed, _device, _name];
        foreach (var option in all)
            command.Options.Add(option);
    }

    /// <summary>Reads the options and finds the dataset and split by their names.</summary>
    /// <exception cref="UsageException">A needed option is missing or a setting cannot be used.</exception>
    /// <exception cref="VerbException">There is no such dataset or split.</exception>
    public async Task<NewRun> ReadAsync(VerbContext context, CancellationToken ct)
    {
        var given = context.Arguments;
        var dataset = given.GetValue(_dataset) ?? throw new UsageException("Say what to train: --dataset NAME --split SPLIT --preset P, or --run ID.");
        var split = given.GetValue(_split) ?? throw new UsageException("Say which split to train on: --split SPLIT. fer split makes one.");
        var settings = Settings(context);
        if (HyperparametersValidator.Validate(settings) is { Count: > 0 } errors)
            throw new UsageException(string.Join(" ", errors.Select(error => error.Message)));

        await using var db = await context.Contexts.CreateDbContextAsync(ct);
        var datasetId = await db.Datasets.Where(row => row.Name == dataset).Select(row => (int?)row.Id).SingleOrDefaultAsync(ct)
            ?? throw new VerbException($"There is no dataset '{dataset}'. See fer datasets.");
        var splitId = await db.Splits.Where(row => row.DatasetId == datasetId && row.Name == split).Select(row => (int?)row.Id).SingleOrDefaultAsync(ct)
            ?? throw new VerbException($"Dataset '{dataset}' has no split '{split}'. Make it: fer split --dataset \"{dataset}\" --name \"{split}\".");
        return new NewRun { DatasetId = datasetId, SplitId = splitId, Name = given.GetValue(_name), Hyperparameters = settings };
    }

    private Hyperparameters Settings(VerbContext context)
    {
        var given = context.Arguments;
        var name = given.GetValue(_preset) ?? throw new UsageException($"Choose a preset with --preset: {string.Join(", ", PresetCatalog.All.Select(preset => preset.Name))}.");
        if (!PresetCatalog.TryFind(name, out var preset))
            throw new UsageException($"There is no preset '{name}'. Choose one of: {string.Join(", ", PresetCatalog.All.Select(known => known.Name))}.");
        var defaults = preset.Defaults;
        return defaults with
        {
            Epochs = given.GetValue(_epochs) ?? defaults.Epochs,
            BatchSize = given.GetValue(_batch) ?? defaults.BatchSize,
            LearningRate = given.GetValue(_rate) ?? defaults.LearningRate,
            Seed = given.GetValue(_seed) ?? defaults.Seed,
            Device = given.GetValue(_device) ?? defaults.Device,
        };
    }
}
