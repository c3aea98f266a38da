using Fer.Data.Datasets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fer.Data.Tags;

internal sealed class TagConfiguration : IEntityTypeConfiguration<Tag>
{
    public void Configure(EntityTypeBuilder<Tag> builder)
    {
        builder.ToTable("Tag");
        builder.Property(tag => tag.Name).HasMaxLength(Tag.LongestName).UseCollation("NOCASE");
        builder.HasIndex(tag => new { tag.DatasetId, tag.Name }).IsUnique();
        builder.HasOne<Dataset>().WithMany().HasForeignKey(tag => tag.DatasetId).OnDelete(DeleteBehavior.Restrict);
    }
}
