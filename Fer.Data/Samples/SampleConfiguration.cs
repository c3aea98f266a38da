using Fer.Data.Datasets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fer.Data.Samples;

internal sealed class SampleConfiguration : IEntityTypeConfiguration<Sample>
{
    public void Configure(EntityTypeBuilder<Sample> builder)
    {
        builder.ToTable("Sample");
        builder.Property(sample => sample.Version).IsConcurrencyToken();
        builder.HasIndex(sample => new { sample.ImportSourceId, sample.SourceKey }).IsUnique();
        builder.HasIndex(sample => new { sample.DatasetId, sample.Label, sample.Id });
        builder.HasIndex(sample => new { sample.DatasetId, sample.PixelHash });
        builder.HasOne<ImportSource>().WithMany().HasForeignKey(sample => sample.ImportSourceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(sample => sample.Image).WithOne().HasForeignKey<SampleImage>(image => image.SampleId);
    }
}
