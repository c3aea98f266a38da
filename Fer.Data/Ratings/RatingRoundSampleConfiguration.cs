using Fer.Data.Samples;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fer.Data.Ratings;

internal sealed class RatingRoundSampleConfiguration : IEntityTypeConfiguration<RatingRoundSample>
{
    public void Configure(EntityTypeBuilder<RatingRoundSample> builder)
    {
        builder.ToTable("RatingRoundSample");
        builder.HasKey(row => new { row.RoundId, row.SampleId });
        builder.HasOne<RatingRound>().WithMany().HasForeignKey(row => row.RoundId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Sample>().WithMany().HasForeignKey(row => row.SampleId).OnDelete(DeleteBehavior.Restrict);
    }
}
