using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fer.Data.Samples;

internal sealed class PlantedTruthConfiguration : IEntityTypeConfiguration<PlantedTruth>
{
    public void Configure(EntityTypeBuilder<PlantedTruth> builder)
    {
        builder.ToTable("PlantedTruth");
        builder.HasKey(truth => truth.SampleId);
        builder.Property(truth => truth.SampleId).ValueGeneratedNever();
        builder.HasOne<Sample>().WithOne().HasForeignKey<PlantedTruth>(truth => truth.SampleId);
        builder.HasOne<Sample>().WithMany().HasForeignKey(truth => truth.DuplicateOfSampleId).OnDelete(DeleteBehavior.Restrict);
    }
}
