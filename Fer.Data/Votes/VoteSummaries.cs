using System.Text.Json;
using Fer.Data.Datasets;
using Fer.Data.Samples;
using Microsoft.EntityFrameworkCore;

namespace Fer.Data.Votes;

/// <summary>
/// Keeps <see cref="Sample.Majority"/>, <see cref="Sample.VoteAgreement"/> and <see cref="Sample.VoteEntropy"/> in step with the
/// votes and the classes. Call it after votes came in, and after a class was added, renamed or merged or a merge was taken back.
/// </summary>
public sealed class VoteSummaries(IDbContextFactory<FerDbContext> contexts)
{
    /// <summary>Samples summed up in one transaction: a label key never waits longer than for one of these.</summary>
    private const long Step = 20_000;

    /// <summary>Sums all votes of a dataset up anew, some thousand samples in a transaction.</summary>
    /// <returns>Samples whose summary changed.</returns>
    public async Task<int> RefreshAsync(int datasetId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var changed = 0;
        var (first, last) = await RangeAsync(db, datasetId, ct);
        for (var after = first - 1; after < last; after += Step)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            var step = await RefreshAsync(db, datasetId, after, after + Step, ct);
            if (step > 0)
            {
                await db.RaiseRevisionAsync(datasetId, ct);
                await transaction.CommitAsync(ct);
            }
            changed += step;
        }
        return changed;
    }

    /// <summary>The same in a transaction of the caller, who commits it and raises the dataset's revision.</summary>
    public static async Task<int> RefreshAsync(FerDbContext db, int datasetId, CancellationToken ct)
    {
        var (first, last) = await RangeAsync(db, datasetId, ct);
        var changed = 0;
        for (var after = first - 1; after < last; after += Step)
            changed += await RefreshAsync(db, datasetId, after, after + Step, ct);
        return changed;
    }

    /// <summary>Sums votes up where they were stored before summaries were kept.</summary>
    /// <returns>Samples that got a summary.</returns>
    public async Task<int> FillMissingAsync(CancellationToken ct)
    {
        List<int> datasets;
        await using (var db = await contexts.CreateDbContextAsync(ct))
        {
            datasets = await db.Datasets.Where(dataset => db.Samples.Any(sample =>
                sample.DatasetId == dataset.Id && sample.Majority == null && db.Votes.Any(vote => vote.SampleId == sample.Id)))
                .Select(dataset => dataset.Id).ToListAsync(ct);
        }
        var changed = 0;
        foreach (var id in datasets)
            changed += await RefreshAsync(id, ct);
        return changed;
    }

    private static async Task<(long First, long Last)> RangeAsync(FerDbContext db, int datasetId, CancellationToken ct)
    {
        var samples = db.Samples.Where(sample => sample.DatasetId == datasetId);
        return (await samples.MinAsync(sample => (long?)sample.Id, ct) ?? 1, await samples.MaxAsync(sample => (long?)sample.Id, ct) ?? 0);
    }

    private static async Task<int> RefreshAsync(FerDbContext db, int datasetId, long after, long upTo, CancellationToken ct)
    {
        var words = new VoteWords(await ClassMerges.ReadClassesAsync(db, datasetId, ct));
        var summaries = await SumAsync(db, datasetId, words, after, upTo, ct);
        var withoutVotes = await db.Samples
            .Where(sample => sample.DatasetId == datasetId && sample.Id > after && sample.Id <= upTo && sample.Majority != null)
            .Where(sample => !db.Votes.Any(vote => vote.SampleId == sample.Id))
            .ExecuteUpdateAsync(
                set => set.SetProperty(sample => sample.Majority, (int?)null)
                    .SetProperty(sample => sample.VoteAgreement, (double?)null).SetProperty(sample => sample.VoteEntropy, (double?)null), ct);
        return withoutVotes + await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE Sample SET Majority = found.majority, VoteAgreement = found.agreement, VoteEntropy = found.entropy
            FROM (SELECT json_extract(value, '$[0]') AS id, CAST(json_extract(value, '$[1]') AS INTEGER) AS majority,
                CAST(json_extract(value, '$[2]') AS REAL) AS agreement, CAST(json_extract(value, '$[3]') AS REAL) AS entropy
                FROM json_each({JsonSerializer.Serialize(summaries)})) AS found
            WHERE Sample.Id = found.id AND (Sample.Majority IS NOT found.majority
                OR Sample.VoteAgreement IS NOT found.agreement OR Sample.VoteEntropy IS NOT found.entropy)
            """, ct);
    }

    private static async Task<List<double[]>> SumAsync(
        FerDbContext db, int datasetId, VoteWords words, long after, long upTo, CancellationToken ct)
    {
        var rows = (
            from vote in db.Votes.AsNoTracking()
            join sample in db.Samples on vote.SampleId equals sample.Id
            where vote.SampleId > after && vote.SampleId <= upTo && sample.DatasetId == datasetId
            orderby vote.SampleId
            select new { vote.SampleId, vote.Choice, vote.Count }).AsAsyncEnumerable();
        var summaries = new List<double[]>();
        var votes = new List<(string, int)>();
        var current = 0L;
        await foreach (var row in rows.WithCancellation(ct))
        {
            if (row.SampleId != current)
                Close();
            current = row.SampleId;
            votes.Add((row.Choice, row.Count));
        }
        Close();
        return summaries;

        void Close()
        {
            if (VoteSummary.Of(votes, words) is { } summary)
                summaries.Add([current, summary.Majority, summary.Agreement, summary.Entropy]);
            votes.Clear();
        }
    }
}
