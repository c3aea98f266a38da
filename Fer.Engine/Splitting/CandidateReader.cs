using System.Buffers.Binary;
using Fer.Data;
using Fer.Data.Datasets;
using Fer.Data.Splits;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Splitting;

/// <summary>Reads what plans and certificates are made of.</summary>
internal static class CandidateReader
{
    /// <summary>All samples of a dataset as they are now.</summary>
    public static async Task<IReadOnlyList<SplitCandidate>> ReadAsync(FerDbContext db, int datasetId, SplitField field, CancellationToken ct)
    {
        var values = field == SplitField.None ? [] : await FieldValuesAsync(db, datasetId, field, ct);
        var fromUse = await FromUseAsync(db, datasetId, ct);
        var rows = await db.Samples.AsNoTracking().Where(sample => sample.DatasetId == datasetId)
            .Select(sample => new { sample.Id, sample.Label, sample.Usage, sample.PixelHash, sample.IsExcluded, sample.NearGroup }).ToListAsync(ct);
        return [.. rows.Select(row => new SplitCandidate(
            row.Id, row.Label, row.Usage, BinaryPrimitives.ReadUInt128BigEndian(row.PixelHash), row.IsExcluded, row.NearGroup,
            values.GetValueOrDefault(row.Id), fromUse.Contains(row.Id)))];
    }

    /// <summary>Samples that were stored while a model was tried.</summary>
    public static async Task<HashSet<long>> FromUseAsync(FerDbContext db, int datasetId, CancellationToken ct)
    {
        var sources = await db.ImportSources.Where(source => source.DatasetId == datasetId && ImportSourceKinds.FromUse.Contains(source.Kind))
            .Select(source => source.Id).ToListAsync(ct);
        return sources.Count == 0 ? [] : [.. await db.Samples.Where(sample => sample.DatasetId == datasetId && sources.Contains(sample.ImportSourceId))
            .Select(sample => sample.Id).ToListAsync(ct)];
    }

    /// <summary>A field's value by sample id, for those that have one.</summary>
    public static async Task<Dictionary<long, string>> FieldValuesAsync(FerDbContext db, int datasetId, SplitField field, CancellationToken ct) =>
        (await FieldValuesAsync(db, datasetId, [field], ct))[field];

    /// <summary>Values by sample id of several fields, read at once.</summary>
    public static async Task<Dictionary<SplitField, Dictionary<long, string>>> FieldValuesAsync(
        FerDbContext db, int datasetId, IReadOnlyList<SplitField> fields, CancellationToken ct)
    {
        var names = await db.Classes.AsNoTracking().Where(row => row.DatasetId == datasetId).OrderBy(row => row.Index)
            .Select(row => row.Name).ToListAsync(ct);
        var rows = await db.Samples.AsNoTracking().Where(sample => sample.DatasetId == datasetId)
            .Select(sample => new { sample.Id, sample.ImportSourceId, sample.SourceKey, IsRow = sample.SourceRow != null }).ToListAsync(ct);
        return fields.ToDictionary(field => field, field =>
        {
            var reader = new GroupingField(field, names);
            var values = new Dictionary<long, string>();
            foreach (var row in rows)
            {
                if (reader.Of(row.ImportSourceId, row.SourceKey, row.IsRow) is { } value)
                    values.Add(row.Id, value);
            }

            return values;
        });
    }
}
