using Fer.Data.Samples;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fer.Data.Splits;

internal sealed class SplitSampleConfiguration : IEntityTypeConfiguration<SplitSample>
{
    public void Configure(EntityTypeBuilder<SplitSample> builder)
    {
        builder.ToTable("SplitSample");
        builder.HasKey(row => new { row.SplitId, row.SampleId });
        builder.HasIndex(row => new { row.SplitId, row.Part, row.SampleId });
        builder.HasOne<Sample>().WithMany().HasForeignKey(row => row.SampleId).OnDelete(DeleteBehavior.Restrict);
    }
}
