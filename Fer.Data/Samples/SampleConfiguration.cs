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
        builder.HasIndex(sample => new { sample.DatasetId, sample.PixelHash, sample.Id }).HasFilter("\"CopyCount\" > 1");
        builder.HasIndex(sample => new { sample.DatasetId, sample.NearGroup, sample.Id }).HasFilter("\"NearGroup\" IS NOT NULL");
        AddOrders(builder);
        builder.HasOne<ImportSource>().WithMany().HasForeignKey(sample => sample.ImportSourceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(sample => sample.Image).WithOne().HasForeignKey<SampleImage>(image => image.SampleId);
    }

    /// <summary>One index an order that a view can have (<see cref="SampleOrder"/> names them).</summary>
    private static void AddOrders(EntityTypeBuilder<Sample> builder)
    {
        builder.HasIndex(sample => new { sample.DatasetId, sample.Id });
        builder.HasIndex(sample => new { sample.DatasetId, sample.Brightness, sample.Id });
        builder.HasIndex(sample => new { sample.DatasetId, sample.Contrast, sample.Id });
        builder.HasIndex(sample => new { sample.DatasetId, sample.VoteAgreement, sample.Id });
        builder.HasIndex(sample => new { sample.DatasetId, sample.VoteEntropy, sample.Id });
    }
}
