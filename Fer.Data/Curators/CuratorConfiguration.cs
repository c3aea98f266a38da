using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fer.Data.Curators;

internal sealed class CuratorConfiguration : IEntityTypeConfiguration<Curator>
{
    public void Configure(EntityTypeBuilder<Curator> builder)
    {
        builder.ToTable("Curator");
        builder.Property(curator => curator.Name).HasMaxLength(Curator.LongestName);
        builder.HasIndex(curator => curator.Key).IsUnique();
    }
}
