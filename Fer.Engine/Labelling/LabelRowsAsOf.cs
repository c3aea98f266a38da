using System.Runtime.CompilerServices;
using Fer.Data;
using Fer.Data.Labelling;
using Fer.Engine.Export;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Labelling;

/// <summary>Turns a dataset's labels of now into those of a moment.</summary>
public static class LabelRowsAsOf
{
    /// <summary>The rows of the samples that there were at the moment, with the labels, marks and tags of then; votes are those of now. The log is read before the first row is given.</summary>
    /// <param name="rows">The rows of now.</param>
    /// <param name="contexts">The database.</param>
    /// <param name="datasetId">The dataset of the rows.</param>
    /// <param name="moment">The moment; what was committed at that very millisecond counts.</param>
    /// <param name="ct">Ends the reading.</param>
    public static async IAsyncEnumerable<LabelRow> AsOfAsync(
        this IAsyncEnumerable<LabelRow> rows, IDbContextFactory<FerDbContext> contexts, int datasetId, DateTimeOffset moment, [EnumeratorCancellation] CancellationToken ct)
    {
        var then = await new LabelsAsOf(contexts).ReadAllAsync(datasetId, moment, ct);
        var db = await contexts.CreateDbContextAsync(ct);
        Dictionary<int, string> classes;
        await using (db)
            classes = await db.Classes.AsNoTracking().Where(row => row.DatasetId == datasetId).ToDictionaryAsync(row => row.Index, row => row.Name, ct);
        await foreach (var row in rows.WithCancellation(ct))
        {
            if (then.TryGetValue(row.SampleId, out var sample))
                yield return row with { Label = sample.Label, Class = classes[sample.Label], IsReviewed = sample.IsReviewed, IsExcluded = sample.IsExcluded, Tags = sample.Tags };
        }
    }
}
