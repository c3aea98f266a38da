using Fer.Data;
using Fer.Data.Splits;
using Fer.Engine.Metrics;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Views;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Evaluations;

/// <summary>Puts runs side by side, and tests pairs of them on the same images.</summary>
public sealed class RunComparison(IDbContextFactory<FerDbContext> contexts, RunQueries runs)
{
    /// <summary>Most runs that are compared at once.</summary>
    public const int MaxRuns = 100;

    /// <summary>Reads the runs with their curves and scores; ids that do not exist are left out.</summary>
    public async Task<Comparison> CompareAsync(IReadOnlyList<int> runIds, SplitPart part, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(runIds);
        var asked = runIds.Distinct().Take(MaxRuns).ToList();
        var rows = (await runs.ListAsync(new RunFilter { Ids = asked }, ct)).ToDictionary(row => row.Id);
        var curves = await runs.CurvesAsync(asked, ct);
        var scores = await ScoresAsync(asked, part, ct);
        var compared = asked.Where(rows.ContainsKey)
            .Select(id => new ComparedRun(rows[id], curves[id], scores.GetValueOrDefault(id))).ToList();
        return new Comparison(part, compared, SettingDifferences.Between([.. compared.Select(run => run.Run)]));
    }

    /// <summary>Tests two runs on one part by McNemar's test, or says why they cannot be compared.</summary>
    public async Task<PairComparison> PairAsync(int firstId, int secondId, SplitPart part, CancellationToken ct)
    {
        var pair = new PairComparison { FirstId = firstId, SecondId = secondId };
        await using var db = await contexts.CreateDbContextAsync(ct);
        var scored = await db.Evaluations.AsNoTracking()
            .Where(row => (row.RunId == firstId || row.RunId == secondId) && row.Part == part)
            .Select(row => new { row.Id, row.RunId, row.SampleCount }).ToListAsync(ct);
        var first = scored.Find(row => row.RunId == firstId);
        var second = scored.Find(row => row.RunId == secondId);
        if (first is null || second is null)
            return pair with { Refusal = $"Run {(first is null ? firstId : secondId)} has no score on the {Word(part)} part yet." };

        var counts = await CountAsync(db, first.Id, second.Id, ct);
        if (counts.Common != first.SampleCount || counts.Common != second.SampleCount)
            return pair with
            {
                Count = counts.Common,
                Refusal = $"The runs were scored on different {Word(part)} images or labels ({counts.Common} of {first.SampleCount} and {second.SampleCount} are the same), " +
                    "so their figures cannot be compared. Train both on the same split.",
            };
        return pair with { Count = counts.Common, Test = PairedTest.McNemar(counts.OnlyFirst, counts.OnlySecond) };
    }

    private static async Task<(int Common, int OnlyFirst, int OnlySecond)> CountAsync(FerDbContext db, int firstId, int secondId, CancellationToken ct)
    {
        var common = db.Predictions.Where(row => row.EvaluationId == firstId)
            .Join(db.Predictions.Where(row => row.EvaluationId == secondId), a => a.SampleId, b => b.SampleId, (a, b) => new { a, b })
            .Where(both => both.a.Actual == both.b.Actual)
            .Select(both => new { First = both.a.Predicted == both.a.Actual, Second = both.b.Predicted == both.b.Actual });
        var groups = await common.GroupBy(both => both).Select(group => new { group.Key.First, group.Key.Second, Count = group.Count() }).ToListAsync(ct);
        return (
            groups.Sum(group => group.Count),
            groups.Where(group => group.First && !group.Second).Sum(group => group.Count),
            groups.Where(group => !group.First && group.Second).Sum(group => group.Count));
    }

    private async Task<Dictionary<int, PartScore>> ScoresAsync(IReadOnlyCollection<int> runIds, SplitPart part, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Evaluations.AsNoTracking().Where(row => runIds.Contains(row.RunId) && row.Part == part)
            .ToDictionaryAsync(
                row => row.RunId, row => new PartScore(row.Accuracy, row.AccuracyLow, row.AccuracyHigh, row.MacroF1, row.SampleCount, row.Epoch), ct);
    }

    private static string Word(SplitPart part) => part == SplitPart.Test ? "test" : "validation";
}
