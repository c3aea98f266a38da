using Fer.Data;
using Fer.Data.Evaluations;
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

    /// <summary>The looks at a split's test part, by all its runs, deleted ones too.</summary>
    public async Task<TestLooks> OfSplitAsync(int splitId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        // A deleted run has used the test part as much as any other.
        var looks = await db.TestLooks.AsNoTracking().IgnoreQueryFilters().Where(look => look.SplitId == splitId).OrderByDescending(look => look.At)
            .Join(db.Runs, look => look.RunId, run => run.Id, (look, run) => new TestLookRow(look.RunId, run.Name, run.DeletedAt != null, look.At, look.Actor, look.Reason))
            .ToListAsync(ct);
        return new TestLooks(looks);
    }
}
