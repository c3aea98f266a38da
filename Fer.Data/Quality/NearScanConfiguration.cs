using Fer.Data.Datasets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fer.Data.Quality;

internal sealed class NearScanConfiguration : IEntityTypeConfiguration<NearScan>
{
    public void Configure(EntityTypeBuilder<NearScan> builder)
    {
        builder.ToTable("NearScan");
        builder.HasKey(scan => scan.DatasetId);
        builder.Property(scan => scan.DatasetId).ValueGeneratedNever();
        builder.HasOne<Dataset>().WithMany().HasForeignKey(scan => scan.DatasetId).OnDelete(DeleteBehavior.Restrict);
    }
}
