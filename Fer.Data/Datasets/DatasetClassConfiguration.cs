using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fer.Data.Datasets;

internal sealed class DatasetClassConfiguration : IEntityTypeConfiguration<DatasetClass>
{
    public void Configure(EntityTypeBuilder<DatasetClass> builder)
    {
        builder.ToTable("DatasetClass");
        builder.HasKey(row => new { row.DatasetId, row.Index });
        builder.Property(row => row.Name).HasMaxLength(60).UseCollation("NOCASE");
        builder.HasIndex(row => new { row.DatasetId, row.Name }).IsUnique();
        builder.HasIndex(row => new { row.DatasetId, row.Hotkey }).IsUnique();
    }
}
