using Fer.Data.Datasets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fer.Data.Splits;

internal sealed class SplitConfiguration : IEntityTypeConfiguration<Split>
{
    public void Configure(EntityTypeBuilder<Split> builder)
    {
        builder.ToTable("Split");
        builder.Property(split => split.Name).HasMaxLength(100).UseCollation("NOCASE");
        builder.HasIndex(split => new { split.DatasetId, split.Name }).IsUnique();
        builder.HasOne<Dataset>().WithMany().HasForeignKey(split => split.DatasetId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(split => split.Samples).WithOne().HasForeignKey(row => row.SplitId);
    }
}
