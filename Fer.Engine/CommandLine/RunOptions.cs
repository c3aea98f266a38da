using System.CommandLine;
using Fer.Engine.Runs;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.CommandLine;

/// <summary>The options that describe a new run.</summary>
internal sealed class RunOptions
{
    private readonly Option<string?> _dataset = new("--dataset") { Description = "Dataset to train on.", HelpName = "NAME" };
    private readonly Option<string?> _split = new("--split") { Description = "Split of the dataset.", HelpName = "SPLIT" };
    private readonly Option<string?> _name = new("--name") { Description = "Name of the run.", HelpName = "N" };
    private readonly RecipeOptions _recipe = new();

    /// <summary>The options that choose the recipe.</summary>
    public RecipeOptions Recipe => _recipe;

    /// <summary>Every option that describes a new run.</summary>
    public IReadOnlyList<Option> All => [_dataset, _split, _name, .. _recipe.All];

    public void AddTo(Command command)
    {
        foreach (var option in All)
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
        var settings = await _recipe.ReadAsync(context, ct);

        await using var db = await context.Contexts.CreateDbContextAsync(ct);
        var datasetId = await db.Datasets.Where(row => row.Name == dataset).Select(row => (int?)row.Id).SingleOrDefaultAsync(ct)
            ?? throw new VerbException($"There is no dataset '{dataset}'. See fer datasets.");
        var splitId = await db.Splits.Where(row => row.DatasetId == datasetId && row.Name == split).Select(row => (int?)row.Id).SingleOrDefaultAsync(ct)
            ?? throw new VerbException($"Dataset '{dataset}' has no split '{split}'. Make it: fer split --dataset \"{dataset}\" --name \"{split}\".");
        return new NewRun { DatasetId = datasetId, SplitId = splitId, Name = given.GetValue(_name), Hyperparameters = settings };
    }
}
