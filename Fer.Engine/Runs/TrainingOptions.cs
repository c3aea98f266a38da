using Fer.Data;
using Fer.Data.Runs;
using Fer.Engine.Models;
using Fer.Engine.Runs.Views;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Runs;

/// <summary>Reads what the training form offers.</summary>
public sealed class TrainingOptions(IDbContextFactory<FerDbContext> contexts)
{
    /// <summary>All datasets by name, with their splits.</summary>
    public async Task<IReadOnlyList<DatasetOption>> DatasetsAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var datasets = await db.Datasets.AsNoTracking().OrderBy(dataset => dataset.Name)
            .Select(dataset => new { dataset.Id, dataset.Name, dataset.IsDrawn, Classes = dataset.Classes.Count }).ToListAsync(ct);
        var splits = await db.Splits.AsNoTracking().Where(split => split.CrossValidationId == null).OrderByDescending(split => split.CreatedAt).ThenByDescending(split => split.Id)
            .Select(split => new { split.Id, split.Name, split.DatasetId }).ToListAsync(ct);
        var counts = await RunQueries.CountsAsync(db, [.. splits.Select(split => split.Id)], ct);
        var options = splits.Select(split => new SplitOption(split.Id, split.Name, split.DatasetId, counts.GetValueOrDefault(split.Id)))
            .ToLookup(split => split.DatasetId);
        return [.. datasets.Select(dataset => new DatasetOption(dataset.Id, dataset.Name, dataset.IsDrawn, dataset.Classes, [.. options[dataset.Id]]))];
    }

    /// <summary>
    /// Speed of the latest run of each preset and network that has been trained here, the latest first: the median of its last epochs, so that one
    /// epoch while the machine slept or had other work tells nothing.
    /// </summary>
    public async Task<IReadOnlyList<PresetRate>> RatesAsync(CancellationToken ct)
    {
        const int recent = 50, lastEpochs = 11;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var runs = await db.Runs.AsNoTracking().Where(run => run.Epochs.Count > 0)
            .OrderByDescending(run => run.StartedAt).Take(recent)
            .Select(run => new { run.Hyperparameters, run.DeviceUsed, Rates = run.Epochs.OrderByDescending(epoch => epoch.Epoch).Take(lastEpochs).Select(epoch => epoch.ImagesPerSecond).ToList() })
            .ToListAsync(ct);
        return [.. runs.Select(run => Rate(run.Hyperparameters, Median(run.Rates), run.DeviceUsed)).OfType<PresetRate>()
            .DistinctBy(rate => (rate.Preset.ToUpperInvariant(), rate.MultiplyAdds))];
    }

    /// <summary>Settings of a run, to clone it; null where there is none.</summary>
    public async Task<NewRun?> SettingsOfAsync(int runId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Runs.AsNoTracking().Where(run => run.Id == runId).Select(run => new NewRun
        {
            DatasetId = run.DatasetId,
            SplitId = run.SplitId,
            Name = run.Name,
            Hyperparameters = run.Hyperparameters,
        }).SingleOrDefaultAsync(ct);
    }

    /// <summary>The upper one where they are even in number.</summary>
    private static double Median(List<double> rates) => rates.Order().ElementAt(rates.Count / 2);

    /// <summary>Null where this version no longer knows the run's network.</summary>
    private static PresetRate? Rate(Hyperparameters settings, double imagesPerSecond, string? device)
    {
        const int classes = 7;
        try
        {
            return new(settings.Preset, imagesPerSecond, device, ModelCost.Of(RunArchitecture.Of(settings), classes).MultiplyAdds, settings.Precision, !string.IsNullOrWhiteSpace(settings.Network));
        }
        catch (Exception unknown) when (unknown is ArgumentException or FormatException)
        {
            return null;
        }
    }
}
