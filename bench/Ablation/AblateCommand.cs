using System.CommandLine;
using System.Text.Json;
using Fer.Bench.Reporting;
using Fer.Data;
using Fer.Data.Runs;
using Fer.Data.Splits;
using Fer.Data.Storage;
using Fer.Engine.Models;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Worker;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Bench.Ablation;

/// <summary>What each setting of a recipe is worth: every combination of the axes is trained on a split of a data folder, in which nothing is written.</summary>
internal static class AblateCommand
{
    public static Command Build()
    {
        Option<DirectoryInfo> data = new("--data") { Description = "Data folder", Required = true };
        Option<string> dataset = new("--dataset") { Description = "Dataset", Required = true };
        Option<string> split = new("--split") { Description = "Split whose training part is learned from and whose validation part judges", Required = true };
        Option<string> preset = new("--preset") { Description = "Preset that the axes change", Required = true };
        Option<string[]> axes = new("--axis") { Description = "Setting and its values, such as mixup=0,0.2; several axes make a grid. seed=1,2,3 repeats." };
        Option<int?> epochs = new("--epochs") { Description = "Epochs of each setting; the preset's own by default" };
        Option<bool> json = new("--json") { Description = "Print one JSON object" };
        Command command = new("ablate", "Trains every combination of settings and prints validation accuracy against seconds.") { data, dataset, split, preset, axes, epochs, json };
        command.SetAction(async (parsed, ct) =>
        {
            try
            {
                var chosen = PresetCatalog.Get(parsed.GetRequiredValue(preset));
                var recipe = chosen.Defaults with { Epochs = parsed.GetValue(epochs) ?? chosen.Defaults.Epochs };
                var grid = AblationAxis.Grid([.. (parsed.GetValue(axes) ?? []).Select(AblationAxis.Parse)], recipe);
                Check(grid);
                var report = await RunAsync(new DataFolder(parsed.GetRequiredValue(data).FullName), parsed.GetRequiredValue(dataset), parsed.GetRequiredValue(split), grid, ct);
                await Console.Out.WriteLineAsync(parsed.GetValue(json) ? JsonSerializer.Serialize(report, AblationJsonContext.Default.AblationReport) : report.ToText());
                return 0;
            }
            catch (Exception wrong) when (wrong is ArgumentException or FormatException)
            {
                await Console.Error.WriteLineAsync(wrong.Message);
                return 2;
            }
        });
        return command;
    }

    private static void Check(IReadOnlyList<(string Name, Hyperparameters Recipe)> grid)
    {
        foreach (var (name, recipe) in grid)
        {
            _ = RunArchitecture.Of(recipe);
            if (HyperparametersValidator.Validate(recipe) is { Count: > 0 } errors)
                throw new ArgumentException($"{name}: {errors[0].Message}");
            if (recipe.VoteShare > 0)
                throw new ArgumentException($"{name}: votes are not read here; train a run with them instead.");
        }
    }

    private static async Task<AblationReport> RunAsync(DataFolder folder, string dataset, string split, IReadOnlyList<(string Name, Hyperparameters Recipe)> grid, CancellationToken ct)
    {
        if (!File.Exists(folder.Database))
            throw new ArgumentException($"{folder.Path} is no data folder: it has no {Path.GetFileName(folder.Database)}.");
        var machine = Machine.Describe();
        await using var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddFerData(folder).AddFerRuns().BuildServiceProvider();
        await using var db = await services.GetRequiredService<IDbContextFactory<FerDbContext>>().CreateDbContextAsync(ct);
        var datasetId = await db.Datasets.Where(row => row.Name == dataset).Select(row => (int?)row.Id).SingleOrDefaultAsync(ct)
            ?? throw new ArgumentException($"There is no dataset {dataset}.");
        var splitId = await db.Splits.Where(row => row.DatasetId == datasetId && row.Name == split).Select(row => (int?)row.Id).SingleOrDefaultAsync(ct)
            ?? throw new ArgumentException($"{dataset} has no split {split}.");
        var images = services.GetRequiredService<SplitImages>();
        var train = (await images.ReadAsync(splitId, SplitPart.Train, ct)).Images;
        var validation = (await images.ReadAsync(splitId, SplitPart.Validation, ct)).Images;
        var runner = new AblationRunner(train, validation, await db.Classes.CountAsync(row => row.DatasetId == datasetId, ct));
        return new(machine, dataset, split, grid[0].Recipe.Preset, grid[0].Recipe.Epochs, train.Count, validation.Count, [.. grid.Select(point => runner.Run(point.Name, point.Recipe, ct))]);
    }
}
