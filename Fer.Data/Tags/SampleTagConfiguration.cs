using Fer.Data.Samples;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fer.Data.Tags;

internal sealed class SampleTagConfiguration : IEntityTypeConfiguration<SampleTag>
{
    public void Configure(EntityTypeBuilder<SampleTag> builder)
    {
        builder.ToTable("SampleTag");
        builder.HasKey(row => new { row.TagId, row.SampleId });
        builder.HasIndex(row => row.SampleId);
        builder.HasOne<Tag>().WithMany().HasForeignKey(row => row.TagId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Sample>().WithMany().HasForeignKey(row => row.SampleId).OnDelete(DeleteBehavior.Restrict);
    }
}
