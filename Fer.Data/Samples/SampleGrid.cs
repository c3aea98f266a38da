using Fer.Data.Evaluations;
using Fer.Data.Splits;
using Microsoft.EntityFrameworkCore;

namespace Fer.Data.Samples;

/// <summary>Reads what a scrolling grid shows; which samples in which order, <see cref="SamplePages"/> says.</summary>
public sealed class SampleGrid(IDbContextFactory<FerDbContext> contexts)
{
    /// <summary>Ids of all samples that the filter asks for, ascending.</summary>
    public async Task<long[]> ListIdsAsync(SampleFilter filter, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var ids = await db.Matching(filter).Select(sample => sample.Id).ToArrayAsync(ct);
        Array.Sort(ids);
        return ids;
    }

    /// <summary>Samples of the dataset by present class under all of the filter's conditions except the one on the class itself.</summary>
    public async Task<IReadOnlyDictionary<int, int>> CountByClassAsync(SampleFilter filter, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Matching(filter with { Classes = [] })
            .GroupBy(sample => sample.Label).Select(group => new { Label = group.Key, Count = group.Count() })
            .ToDictionaryAsync(row => row.Label, row => row.Count, ct);
    }

    /// <summary>The cells of the given samples, in the order given; samples that are gone are left out.</summary>
    public Task<IReadOnlyList<SampleCell>> ReadCellsAsync(IReadOnlyList<long> ids, CancellationToken ct) => ReadCellsAsync(ids, null, ct);

    /// <summary>The cells of the given samples, with what the filter's run predicted for them.</summary>
    /// <param name="ids">The samples.</param>
    /// <param name="filter">The view; null, or one without a run, adds no predictions.</param>
    /// <param name="ct">Token.</param>
    public async Task<IReadOnlyList<SampleCell>> ReadCellsAsync(IReadOnlyList<long> ids, SampleFilter? filter, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        long[] asked = [.. ids];
        var rows = await db.Samples.AsNoTracking().Where(sample => EF.Parameter(asked).Contains(sample.Id))
            .Select(sample => new { sample.Id, sample.Label, sample.OriginalLabel, sample.Version, sample.PixelHash, sample.IsReviewed, sample.IsExcluded })
            .ToDictionaryAsync(row => row.Id, ct);
        var said = filter?.RunId is { } run ? await PredictionsAsync(db, asked, run, filter.ScoredPart, ct) : [];
        return [.. asked.Where(rows.ContainsKey).Select(id => rows[id])
            .Select(row => new SampleCell(row.Id, row.Label, row.OriginalLabel, row.Version, SampleImageTag.Of(row.PixelHash))
            {
                IsReviewed = row.IsReviewed,
                IsExcluded = row.IsExcluded,
                Predicted = said.TryGetValue(row.Id, out var prediction) ? prediction.Predicted : null,
                Confidence = said.TryGetValue(row.Id, out var sure) ? sure.Confidence : null,
            })];
    }

    private static async Task<Dictionary<long, (int Predicted, float Confidence)>> PredictionsAsync(
        FerDbContext db, long[] asked, int runId, SplitPart? part, CancellationToken ct)
    {
        var evaluations = db.OpenScoresOf(runId, part).Select(row => row.Id);
        var rows = await db.Predictions.AsNoTracking().Where(row => evaluations.Contains(row.EvaluationId) && EF.Parameter(asked).Contains(row.SampleId))
            .Select(row => new { row.SampleId, row.Predicted, row.Confidence }).ToListAsync(ct);
        return rows.DistinctBy(row => row.SampleId).ToDictionary(row => row.SampleId, row => (row.Predicted, row.Confidence));
    }
}
