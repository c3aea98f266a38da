using Fer.Data;
using Fer.Data.Evaluations;
using Fer.Data.Splits;
using Fer.Engine.Runs.Worker;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Evaluations;

/// <summary>
/// The record of who looked at test results and why. The first look of a run opens its test part; choices made after many looks
/// fit the test part too, so the number of looks is shown beside every test result.
/// </summary>
public sealed class TestLedger(IDbContextFactory<FerDbContext> contexts, TimeProvider clock)
{
    /// <summary>Longest reason, in characters.</summary>
    public const int MaxReasonLength = 500;

    /// <summary>Records a look.</summary>
    /// <exception cref="RunFailedException">There is no such run, or the reason is empty or too long.</exception>
    public async Task RecordAsync(int runId, string actor, string reason, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(reason);
        var words = reason.Trim();
        if (words.Length is 0 or > MaxReasonLength)
            throw new RunFailedException($"Say why you look at the test result, in at most {MaxReasonLength} characters.");
        await using var db = await contexts.CreateDbContextAsync(ct);
        var splitId = await db.Runs.Where(run => run.Id == runId).Select(run => (int?)run.SplitId).SingleOrDefaultAsync(ct)
            ?? throw new RunFailedException($"There is no run {runId}.");
        db.TestLooks.Add(new TestLook { RunId = runId, SplitId = splitId, At = clock.GetUtcNow(), Actor = actor, Reason = words });
        await db.SaveChangesAsync(ct);
    }

    /// <summary>
    /// The looks at the images of a split's test part, by all runs, deleted ones too. What was seen through another split with some of the same
    /// test images was seen: neither a new split nor a second import makes a test part new. Images are the same where their pixels are.
    /// </summary>
    public async Task<TestLooks> OfSplitAsync(int splitId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        // A deleted run has used the test part as much as any other.
        var looks = await (
            from look in db.TestLooks.AsNoTracking().IgnoreQueryFilters()
            join run in db.Runs on look.RunId equals run.Id
            join split in db.Splits on look.SplitId equals split.Id
            orderby look.At descending
            select new TestLookRow(look.RunId, run.Name, run.DeletedAt != null, look.At, look.Actor, look.Reason, look.SplitId, split.Name, 0)).ToListAsync(ct);
        var shared = await SharedAsync(db, splitId, [.. looks.Select(look => look.SplitId).Distinct()], ct);
        return new TestLooks([.. looks.Where(look => look.SplitId == splitId || shared.ContainsKey(look.SplitId)).Select(look => look with { Shared = shared.GetValueOrDefault(look.SplitId) })]);
    }

    /// <summary>Test images in common with each of the splits that has any.</summary>
    private static async Task<Dictionary<int, int>> SharedAsync(FerDbContext db, int splitId, int[] others, CancellationToken ct)
    {
        var tested = db.SplitSamples.AsNoTracking().Where(row => row.Part == SplitPart.Test).Join(db.Samples, row => row.SampleId, sample => sample.Id, (row, sample) => new { row.SplitId, sample.PixelHash });
        var mine = (await tested.Where(row => row.SplitId == splitId).Select(row => row.PixelHash).ToListAsync(ct)).Select(Convert.ToHexString).ToHashSet();
        Dictionary<int, int> shared = [];
        foreach (var other in others)
        {
            var theirs = await tested.Where(row => row.SplitId == other).Select(row => row.PixelHash).ToListAsync(ct);
            if (theirs.Select(Convert.ToHexString).Distinct().Count(mine.Contains) is var count and > 0)
                shared[other] = count;
        }

        return shared;
    }
}
