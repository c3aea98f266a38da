using System.Runtime.InteropServices;
using Fer.Data;
using Fer.Data.Quality;
using Fer.Data.Splits;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Quality;

/// <summary>Reads what models said of images that they were not trained on.</summary>
public sealed class OutOfSample(IDbContextFactory<FerDbContext> contexts, CrossValidations.CrossValidations folds)
{
    /// <summary>
    /// Probabilities of the folds of a cross-validation, or of a run on its validation part and, where a look at it is on record, its test part.
    /// </summary>
    /// <exception cref="QualityException">The cross-validation is not done, or there are no predictions.</exception>
    public async Task<OutOfSampleProbabilities> ReadAsync(QualityRequest request, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var (source, runs) = await SourceAsync(db, request, ct);
        var evaluations = db.Evaluations.Where(row => runs.Contains(row.RunId)
            && (row.Part == SplitPart.Validation || (row.Part == SplitPart.Test && db.TestLooks.Any(look => look.RunId == row.RunId))));
        var rows = await db.Predictions.AsNoTracking().Where(row => evaluations.Any(evaluation => evaluation.Id == row.EvaluationId))
            .OrderBy(row => row.SampleId).Select(row => new { row.SampleId, row.Probabilities }).ToListAsync(ct);
        if (rows.Count == 0)
            throw new QualityException($"{source} has no predictions of images it was not trained on. Score its validation part first.");
        var classes = rows[0].Probabilities.Length / sizeof(float);
        var probabilities = new float[rows.Count * classes];
        for (var index = 0; index < rows.Count; index++)
            MemoryMarshal.Cast<byte, float>(rows[index].Probabilities).CopyTo(probabilities.AsSpan(index * classes, classes));
        return new OutOfSampleProbabilities(source, [.. rows.Select(row => row.SampleId)], probabilities, classes);
    }

    private async Task<(string Source, List<int> Runs)> SourceAsync(FerDbContext db, QualityRequest request, CancellationToken ct)
    {
        if (request.CrossValidationId is not { } id)
        {
            var run = request.RunId ?? throw new QualityException("Choose a run or a cross-validation that judges the labels.");
            var name = await db.Runs.Where(row => row.Id == run).Select(row => row.Name).SingleOrDefaultAsync(ct)
                ?? throw new QualityException($"There is no run {run}.");
            return ($"run {run} ({name})", [run]);
        }

        var row = await folds.FindAsync(id, ct) ?? throw new QualityException($"There is no cross-validation {id}.");
        return row.IsDone
            ? ($"out-of-fold probabilities of {row.Name}", [.. row.Folds.Select(fold => fold.RunId)])
            : throw new QualityException($"{row.Name} is not done: {row.Folds.Count(fold => fold.IsDone)} of {row.Folds.Count} folds have their score.");
    }
}
