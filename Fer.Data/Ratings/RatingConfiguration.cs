using Fer.Data.Curators;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fer.Data.Ratings;

internal sealed class RatingConfiguration : IEntityTypeConfiguration<Rating>
{
    public void Configure(EntityTypeBuilder<Rating> builder)
    {
        builder.ToTable("Rating");
        builder.HasKey(rating => new { rating.RoundId, rating.CuratorId, rating.SampleId });
        builder.HasOne<RatingRoundSample>().WithMany().HasForeignKey(rating => new { rating.RoundId, rating.SampleId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Curator>().WithMany().HasForeignKey(rating => rating.CuratorId).OnDelete(DeleteBehavior.Restrict);
    }
}
