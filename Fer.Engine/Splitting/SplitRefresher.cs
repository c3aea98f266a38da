using Fer.Data;
using Fer.Data.Splits;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Splitting;

/// <summary>Reads stored splits again: to take their parts over, and to prove them by what is known today.</summary>
internal static class SplitRefresher
{
    /// <summary>A split that people made, by its key.</summary>
    /// <exception cref="SplitException">There is none, or it is a fold of a cross-validation.</exception>
    public static async Task<Split> FindAsync(FerDbContext db, int splitId, CancellationToken ct)
    {
        var split = await db.Splits.AsNoTracking().SingleOrDefaultAsync(row => row.Id == splitId, ct)
            ?? throw new SplitException($"There is no split {splitId}. Nothing was made.");
        return split.CrossValidationId is null ? split : throw new SplitException(
            $"{split.Name} is a fold of a cross-validation and has no test part to keep. Nothing was made. Take a split as the base.");
    }

    /// <summary>What the split would hold today.</summary>
    public static async Task<RefreshPlan> PlanAsync(FerDbContext db, Split split, CancellationToken ct) =>
        RefreshPlan.Make(await RowsAsync(db, split.Id, ct), await CandidateReader.ReadAsync(db, split.DatasetId, SplitField.None, ct));

    /// <summary>A split's rows by sample id.</summary>
    public static async Task<IReadOnlyList<SplitAssignment>> RowsAsync(FerDbContext db, int splitId, CancellationToken ct) =>
        await db.SplitSamples.AsNoTracking().Where(row => row.SplitId == splitId).OrderBy(row => row.SampleId)
            .Select(row => new SplitAssignment(row.SampleId, row.Part, row.Label)).ToListAsync(ct);
}
