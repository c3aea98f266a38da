using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fer.Data.Runs;

internal sealed class EpochMetricsConfiguration : IEntityTypeConfiguration<EpochMetrics>
{
    public void Configure(EntityTypeBuilder<EpochMetrics> builder)
    {
        builder.ToTable("EpochMetrics");
        builder.HasKey(row => new { row.RunId, row.Epoch });
        builder.Property(row => row.ClassF1).HasConversion(
            values => Join(values!),
            text => Parse(text),
            new ValueComparer<double[]>((a, b) => a == b || (a != null && b != null && a.SequenceEqual(b)), values => values.Length, values => values.ToArray()));
    }

    private static string Join(double[] values) => string.Join(' ', values.Select(value => value.ToString("R", CultureInfo.InvariantCulture)));

    private static double[] Parse(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(value => double.Parse(value, CultureInfo.InvariantCulture))];
}
