using System.Runtime.InteropServices;
using Fer.Data.Splits;
using Microsoft.EntityFrameworkCore;

namespace Fer.Data.Evaluations;

/// <summary>Reads what a run said of one sample.</summary>
public sealed class SamplePredictions(IDbContextFactory<FerDbContext> contexts)
{
    /// <summary>The prediction; null where the run was not scored on the sample.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="part">Part of its split; null for any but test, which is shown only where a look is on record.</param>
    /// <param name="sampleId">The sample.</param>
    /// <param name="ct">Token.</param>
    public async Task<SamplePrediction?> FindAsync(int runId, SplitPart? part, long sampleId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var row = await (
            from prediction in db.Predictions.AsNoTracking()
            join evaluation in db.OpenScoresOf(runId, part) on prediction.EvaluationId equals evaluation.Id
            join run in db.Runs on evaluation.RunId equals run.Id
            where prediction.SampleId == sampleId
            select new { run.Name, prediction.Actual, prediction.Predicted, prediction.Probabilities }).FirstOrDefaultAsync(ct);
        return row is null ? null : new SamplePrediction(
            runId, row.Name, row.Actual, row.Predicted, [.. MemoryMarshal.Cast<byte, float>(row.Probabilities).ToArray().Select(value => (double)value)]);
    }
}
