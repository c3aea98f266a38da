using Fer.Data.Curators;
using Fer.Data.Datasets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fer.Data.Ratings;

internal sealed class RatingRoundConfiguration : IEntityTypeConfiguration<RatingRound>
{
    public void Configure(EntityTypeBuilder<RatingRound> builder)
    {
        builder.ToTable("RatingRound");
        builder.Property(round => round.Name).HasMaxLength(RatingRound.LongestName).UseCollation("NOCASE");
        builder.HasIndex(round => new { round.DatasetId, round.Name }).IsUnique();
        builder.HasOne<Dataset>().WithMany().HasForeignKey(round => round.DatasetId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Curator>().WithMany().HasForeignKey(round => round.CuratorId).OnDelete(DeleteBehavior.Restrict);
    }
}
