using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fer.Data.Runs;

internal sealed class RunTagConfiguration : IEntityTypeConfiguration<RunTag>
{
    public void Configure(EntityTypeBuilder<RunTag> builder)
    {
        builder.ToTable("RunTag");
        builder.HasKey(tag => new { tag.RunId, tag.Name });
        builder.Property(tag => tag.Name).HasMaxLength(RunTag.NameLength).UseCollation("NOCASE");
        builder.HasIndex(tag => tag.Name);
    }
}
