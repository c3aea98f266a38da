using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Fer.Data.Samples;

/// <summary>Turns a <see cref="SampleFilter"/> into a query.</summary>
public static class SampleFiltering
{
    /// <summary>The samples that a filter asks for, in no order.</summary>
    public static IQueryable<Sample> Matching(this FerDbContext db, SampleFilter filter)
    {
        var samples = db.Samples.AsNoTracking().Where(sample => sample.DatasetId == filter.DatasetId);
        if (filter.Classes.Count > 0)
            samples = samples.Where(sample => filter.Classes.Contains(sample.Label));
        if (filter.OriginalClasses.Count > 0)
            samples = samples.Where(sample => filter.OriginalClasses.Contains(sample.OriginalLabel));
        if (filter.Usages.Count > 0)
            samples = samples.Where(sample => filter.Usages.Contains(sample.Usage));
        if (filter.Changed is { } changed)
            samples = samples.Where(sample => sample.Label != sample.OriginalLabel == changed);
        return samples.InSplit(db, filter).Repeated(db, filter).Named(filter.Text);
    }

    private static IQueryable<Sample> InSplit(this IQueryable<Sample> samples, FerDbContext db, SampleFilter filter)
    {
        if (filter.SplitId is not { } split)
            return samples;
        var rows = db.SplitSamples.Where(row => row.SplitId == split);
        if (filter.Parts.Count > 0)
            rows = rows.Where(row => filter.Parts.Contains(row.Part));
        var ids = rows.Select(row => row.SampleId);
        return samples.Where(sample => ids.Contains(sample.Id));
    }

    private static IQueryable<Sample> Repeated(this IQueryable<Sample> samples, FerDbContext db, SampleFilter filter)
    {
        if (!filter.DuplicatesOnly)
            return samples;
        var repeated = db.Samples.Where(sample => sample.DatasetId == filter.DatasetId)
            .GroupBy(sample => sample.PixelHash).Where(group => group.Count() > 1).Select(group => group.Key);
        return samples.Where(sample => repeated.Contains(sample.PixelHash));
    }

    private static IQueryable<Sample> Named(this IQueryable<Sample> samples, string? text)
    {
        if (text is null)
            return samples;
        var pattern = $"%{Escape(text)}%";
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? samples.Where(sample => sample.Id == number || sample.SourceRow == number || EF.Functions.Like(sample.SourceKey, pattern, "\\"))
            : samples.Where(sample => EF.Functions.Like(sample.SourceKey, pattern, "\\"));
    }

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
