using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fer.Data.Samples;

internal sealed class SampleImageConfiguration : IEntityTypeConfiguration<SampleImage>
{
    public void Configure(EntityTypeBuilder<SampleImage> builder)
    {
        builder.ToTable("SampleImage");
        builder.HasKey(image => image.SampleId);
        builder.Property(image => image.SampleId).ValueGeneratedNever();
    }
}
