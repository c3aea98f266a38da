using Fer.Data;
using Fer.Data.Samples;
using Fer.Data.Splits;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Splitting;

/// <summary>What there is to choose for a new split of a dataset.</summary>
/// <param name="HasTest">Whether the source marks images as test.</param>
/// <param name="HasOfficialValidation">Whether the source's own division holds images to validate on.</param>
/// <param name="Fields">Fields that say something: those with two values or more.</param>
/// <param name="NearThreshold">Correlation from which images count as nearly identical; null where they were never looked for.</param>
/// <param name="NearUnchecked">Images that came after the last search for nearly identical ones; all of them where there was none.</param>
public sealed record SplitChoices(bool HasTest, bool HasOfficialValidation, IReadOnlyList<FieldChoice> Fields, double? NearThreshold, int NearUnchecked)
{
    /// <summary>Reads them.</summary>
    internal static async Task<SplitChoices> ReadAsync(FerDbContext db, int datasetId, CancellationToken ct)
    {
        var usages = await db.Samples.Where(sample => sample.DatasetId == datasetId && !sample.IsExcluded)
            .Select(sample => sample.Usage).Distinct().ToListAsync(ct);
        var values = await CandidateReader.FieldValuesAsync(
            db, datasetId, [.. Enum.GetValues<SplitField>().Where(field => field != SplitField.None)], ct);
        var fields = values.Select(row => new FieldChoice(row.Key, row.Value.Values.Distinct().Count(), row.Value.Count))
            .Where(choice => choice.Values > 1).OrderBy(choice => choice.Field);
        var scan = await db.NearScans.AsNoTracking().SingleOrDefaultAsync(row => row.DatasetId == datasetId, ct);
        var last = scan?.LastSampleId ?? 0;
        return new SplitChoices(
            usages.Exists(usage => usage.IsTest()),
            usages.Contains(SourceUsage.Validation) || (usages.Contains(SourceUsage.PublicTest) && usages.Contains(SourceUsage.PrivateTest)),
            [.. fields], scan?.Threshold, await db.Samples.CountAsync(sample => sample.DatasetId == datasetId && sample.Id > last, ct));
    }
}
