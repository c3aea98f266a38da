using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fer.Data.Datasets;

internal sealed class DatasetConfiguration : IEntityTypeConfiguration<Dataset>
{
    public void Configure(EntityTypeBuilder<Dataset> builder)
    {
        builder.ToTable("Dataset");
        builder.Property(dataset => dataset.Name).HasMaxLength(100).UseCollation("NOCASE");
        builder.HasIndex(dataset => dataset.Name).IsUnique();
        builder.HasMany(dataset => dataset.Classes).WithOne().HasForeignKey(row => row.DatasetId);
        builder.HasMany(dataset => dataset.Samples).WithOne().HasForeignKey(sample => sample.DatasetId).OnDelete(DeleteBehavior.Restrict);
    }
}
