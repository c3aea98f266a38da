using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fer.Data.Runs;

internal sealed class EpochMetricsConfiguration : IEntityTypeConfiguration<EpochMetrics>
{
    public void Configure(EntityTypeBuilder<EpochMetrics> builder)
    {
        builder.ToTable("EpochMetrics");
        builder.HasKey(row => new { row.RunId, row.Epoch });
    }
}
