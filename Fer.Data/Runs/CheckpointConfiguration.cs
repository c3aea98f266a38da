using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fer.Data.Runs;

internal sealed class CheckpointConfiguration : IEntityTypeConfiguration<Checkpoint>
{
    public void Configure(EntityTypeBuilder<Checkpoint> builder)
    {
        builder.ToTable("Checkpoint");
        builder.HasIndex(checkpoint => new { checkpoint.RunId, checkpoint.Kind, checkpoint.Epoch }).IsUnique();
    }
}
