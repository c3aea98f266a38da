using Microsoft.EntityFrameworkCore;

namespace Fer.Data.Splits;

/// <summary>Reads how two splits of one dataset differ.</summary>
public sealed class SplitComparison(IDbContextFactory<FerDbContext> contexts, SplitList splits)
{
    /// <summary>The comparison; null where one of the splits is missing or they divide different datasets.</summary>
    public async Task<ComparedSplits?> ReadAsync(int firstId, int secondId, CancellationToken ct)
    {
        var first = await splits.FindAsync(firstId, ct);
        var second = await splits.FindAsync(secondId, ct);
        if (first is null || second is null || first.Summary.DatasetId != second.Summary.DatasetId)
            return null;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var flows = await Pairs(db, first.Summary.DatasetId, firstId, secondId)
            .GroupBy(row => new { row.From, row.To, row.FromLabel, row.ToLabel })
            .Select(group => new { group.Key.From, group.Key.To, group.Key.FromLabel, group.Key.ToLabel, Count = group.Count() }).ToListAsync(ct);
        return new ComparedSplits(first.Summary, second.Summary, first.ContentHash == second.ContentHash,
            [.. flows.Select(row => new SplitFlow(row.From ?? SplitPart.LeftOut, row.To ?? SplitPart.LeftOut, row.FromLabel, row.ToLabel, row.Count))]);
    }

    /// <summary>Samples with a change, by sample id.</summary>
    /// <param name="compared">What was compared.</param>
    /// <param name="kind">The kind of change.</param>
    /// <param name="after">Sample id after which to go on; 0 for the first page.</param>
    /// <param name="size">Samples at most, above 0.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<ChangedSample>> PageAsync(ComparedSplits compared, SplitChangeKind kind, long after, int size, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var pairs = Pairs(db, compared.First.DatasetId, compared.First.Id, compared.Second.Id).Where(row => row.SampleId > after);
        var placed = pairs.Where(row => row.From != null && row.From != SplitPart.LeftOut && row.To != null && row.To != SplitPart.LeftOut);
        var changed = kind switch
        {
            SplitChangeKind.Added => pairs.Where(row => (row.From == null || row.From == SplitPart.LeftOut) && row.To != null && row.To != SplitPart.LeftOut),
            SplitChangeKind.Removed => pairs.Where(row => (row.To == null || row.To == SplitPart.LeftOut) && row.From != null && row.From != SplitPart.LeftOut),
            SplitChangeKind.Moved => placed.Where(row => row.From != row.To),
            _ => placed.Where(row => row.FromLabel != row.ToLabel),
        };
        var rows = await changed.OrderBy(row => row.SampleId).Take(size).ToListAsync(ct);
        return [.. rows.Select(row => new ChangedSample(row.SampleId, row.From ?? SplitPart.LeftOut, row.To ?? SplitPart.LeftOut, row.FromLabel, row.ToLabel))];
    }

    private static IQueryable<Pair> Pairs(FerDbContext db, int datasetId, int firstId, int secondId) =>
        from sample in db.Samples.AsNoTracking()
        where sample.DatasetId == datasetId
        join a in db.SplitSamples.Where(row => row.SplitId == firstId) on sample.Id equals a.SampleId into firsts
        from a in firsts.DefaultIfEmpty()
        join b in db.SplitSamples.Where(row => row.SplitId == secondId) on sample.Id equals b.SampleId into seconds
        from b in seconds.DefaultIfEmpty()
        select new Pair
        {
            SampleId = sample.Id,
            From = (SplitPart?)a.Part,
            To = (SplitPart?)b.Part,
            FromLabel = (int?)a.Label,
            ToLabel = (int?)b.Label,
        };

    private sealed class Pair
    {
        public long SampleId { get; init; }

        public SplitPart? From { get; init; }

        public SplitPart? To { get; init; }

        public int? FromLabel { get; init; }

        public int? ToLabel { get; init; }
    }
}
