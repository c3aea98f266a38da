using Fer.Data;
using Fer.Data.Evaluations;
using Fer.Data.Splits;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Views;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Evaluations;

/// <summary>Puts runs side by side.</summary>
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
        var validation = part == SplitPart.Validation ? scores : await ScoresAsync(asked, SplitPart.Validation, ct);
        var compared = asked.Where(rows.ContainsKey)
            .Select(id => new ComparedRun(rows[id], curves[id], scores.GetValueOrDefault(id)) { Validation = validation.GetValueOrDefault(id) }).ToList();
        return new Comparison(part, compared, SettingDifferences.Between([.. compared.Select(run => run.Run)]));
    }

    private async Task<Dictionary<int, PartScore>> ScoresAsync(IReadOnlyCollection<int> runIds, SplitPart part, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.OpenScores().AsNoTracking().Where(row => runIds.Contains(row.RunId) && row.Part == part).ToListAsync(ct);
        return rows.ToDictionary(row => row.RunId, row => new PartScore(row.Accuracy, row.AccuracyLow, row.AccuracyHigh, row.MacroF1, row.SampleCount, row.Epoch)
        {
            BalancedAccuracy = Balanced(row.Confusion),
            LogLoss = row.LogLoss,
        });
    }

    /// <summary>Mean recall over the classes that have images.</summary>
    private static double? Balanced(int[] confusion)
    {
        var side = (int)Math.Round(Math.Sqrt(confusion.Length));
        var recalls = Enumerable.Range(0, side).Select(row => (Right: confusion[row * side + row], All: confusion.AsSpan(row * side, side).ToArray().Sum()))
            .Where(row => row.All > 0).Select(row => (double)row.Right / row.All).ToList();
        return recalls.Count == 0 ? null : recalls.Average();
    }
}
