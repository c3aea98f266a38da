using Fer.Data.Datasets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fer.Data.Runs;

internal sealed class RunGroupConfiguration : IEntityTypeConfiguration<RunGroup>
{
    public void Configure(EntityTypeBuilder<RunGroup> builder)
    {
        builder.ToTable("RunGroup");
        builder.Property(group => group.Name).HasMaxLength(100);
        builder.HasOne<Dataset>().WithMany().HasForeignKey(group => group.DatasetId).OnDelete(DeleteBehavior.Restrict);
    }
}
