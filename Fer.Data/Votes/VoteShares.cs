using Fer.Data.Datasets;
using Fer.Data.Splits;
using Microsoft.EntityFrameworkCore;

namespace Fer.Data.Votes;

/// <summary>
/// Votes as shares of the dataset's classes, for targets that are softer than one label. Votes of all studies are pooled, and words for the
/// same class count as one answer, as in <see cref="VoteSummary"/>; <c>unknown</c>, <c>NF</c> and words without a class are left out.
/// </summary>
public static class VoteShares
{
    /// <summary>Reads the votes on the samples of one part of a split.</summary>
    /// <param name="db">The database.</param>
    /// <param name="splitId">The split.</param>
    /// <param name="part">Its part.</param>
    /// <param name="sampleIds">The part's samples in ascending order; N.</param>
    /// <param name="classCount">Classes of the dataset; C.</param>
    /// <param name="ct">Token.</param>
    /// <returns>N·C shares, row by row; a row sums to 1, or to 0 where nobody voted for a class.</returns>
    public static async Task<float[]> ReadAsync(
        FerDbContext db, int splitId, SplitPart part, IReadOnlyList<long> sampleIds, int classCount, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(sampleIds);
        var datasetId = await db.Splits.Where(split => split.Id == splitId).Select(split => split.DatasetId).SingleAsync(ct);
        var words = new VoteWords(await ClassMerges.ReadClassesAsync(db, datasetId, ct));
        var positions = Enumerable.Range(0, sampleIds.Count).ToDictionary(position => sampleIds[position]);
        var counts = new float[sampleIds.Count * classCount];
        var votes = db.Votes.AsNoTracking()
            .Where(vote => db.SplitSamples.Any(row => row.SplitId == splitId && row.Part == part && row.SampleId == vote.SampleId))
            .Select(vote => new { vote.SampleId, vote.Choice, vote.Count }).AsAsyncEnumerable();
        await foreach (var vote in votes.WithCancellation(ct))
        {
            var answer = words.AnswerOf(vote.Choice);
            if (answer >= 0 && answer < classCount && positions.TryGetValue(vote.SampleId, out var position))
                counts[position * classCount + answer] += vote.Count;
        }

        Normalise(counts, classCount);
        return counts;
    }

    private static void Normalise(float[] counts, int classCount)
    {
        for (var start = 0; start < counts.Length; start += classCount)
        {
            var row = counts.AsSpan(start, classCount);
            var total = 0f;
            foreach (var count in row)
                total += count;
            for (var index = 0; total > 0 && index < classCount; index++)
                row[index] /= total;
        }
    }
}
