using Fer.Data.Samples;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fer.Data.Quality;

internal sealed class NearPairConfiguration : IEntityTypeConfiguration<NearPair>
{
    public void Configure(EntityTypeBuilder<NearPair> builder)
    {
        builder.ToTable("NearPair");
        builder.HasKey(pair => new { pair.FirstId, pair.SecondId });
        builder.HasIndex(pair => pair.SecondId);
        builder.HasIndex(pair => pair.DatasetId);
        builder.HasOne<Sample>().WithMany().HasForeignKey(pair => pair.FirstId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Sample>().WithMany().HasForeignKey(pair => pair.SecondId).OnDelete(DeleteBehavior.Restrict);
    }
}
