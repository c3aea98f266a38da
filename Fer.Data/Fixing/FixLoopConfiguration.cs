using Fer.Data.Datasets;
using Fer.Data.Runs;
using Fer.Data.Splits;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fer.Data.Fixing;

internal sealed class FixLoopConfiguration : IEntityTypeConfiguration<FixLoop>
{
    public void Configure(EntityTypeBuilder<FixLoop> builder)
    {
        builder.ToTable("FixLoop");
        builder.HasOne<Dataset>().WithMany().HasForeignKey(row => row.DatasetId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Run>().WithMany().HasForeignKey(row => row.BaseRunId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Split>().WithMany().HasForeignKey(row => row.CorrectedSplitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Run>().WithMany().HasForeignKey(row => row.CorrectedRunId).OnDelete(DeleteBehavior.Restrict);
    }
}
