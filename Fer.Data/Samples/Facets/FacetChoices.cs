using Fer.Data.Splits;
using Microsoft.EntityFrameworkCore;

namespace Fer.Data.Samples.Facets;

/// <summary>Reads what a filter can name beside the samples' own properties.</summary>
public sealed class FacetChoices(IDbContextFactory<FerDbContext> contexts)
{
    /// <summary>Splits, evaluated runs and tags of a dataset.</summary>
    public async Task<FacetNames> ReadAsync(int datasetId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var splits = await db.Splits.AsNoTracking().Where(split => split.DatasetId == datasetId && split.CrossValidationId == null).OrderByDescending(split => split.Id)
            .Select(split => new NamedChoice(split.Id, split.Name)).ToListAsync(ct);
        var runs = await db.Runs.AsNoTracking().Where(run => run.DatasetId == datasetId && db.Evaluations.Any(evaluation => evaluation.RunId == run.Id && evaluation.Part != SplitPart.Test))
            .OrderByDescending(run => run.Id).Select(run => new NamedChoice(run.Id, run.Name)).ToListAsync(ct);
        var tags = await db.Tags.AsNoTracking().Where(tag => tag.DatasetId == datasetId).OrderBy(tag => tag.Name)
            .Select(tag => new NamedChoice(tag.Id, tag.Name)).ToListAsync(ct);
        return new FacetNames(splits, runs, tags);
    }
}
