using System.Runtime.InteropServices;
using Fer.Data;
using Fer.Data.Splits;
using Fer.Engine.Evaluations.Details;
using Fer.Engine.Metrics;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Evaluations;

/// <summary>Works out the intervals of a score's figures for tables of several runs.</summary>
public sealed class ComparedFigures(IDbContextFactory<FerDbContext> contexts)
{
    /// <summary>Runs beyond which a table shows stored figures alone: each takes some tenths of a second.</summary>
    public const int MostRuns = 12;

    private const int Seed = 1;

    /// <summary>The figures, the same as on the score's own page; null where the run has no score on the part. Call it off the circuit's thread.</summary>
    public async Task<ScoreFigures?> ReadAsync(int runId, SplitPart part, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var samples = await ScoredSamples.ReadAsync(db, runId, part, ct);
        if (samples.Count == 0)
            return null;
        int[] labels = [.. samples.Select(sample => sample.Actual)];
        float[] values = [.. samples.SelectMany(sample => MemoryMarshal.Cast<byte, float>(sample.Probabilities).ToArray())];
        return ScoreBootstrap.Of(labels, new(values, values.Length / labels.Length), [.. samples.Select(sample => sample.Group)], Seed, ct);
    }
}
