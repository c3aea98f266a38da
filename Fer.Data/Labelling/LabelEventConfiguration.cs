using Fer.Data.Samples;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fer.Data.Labelling;

internal sealed class LabelEventConfiguration : IEntityTypeConfiguration<LabelEvent>
{
    public void Configure(EntityTypeBuilder<LabelEvent> builder)
    {
        builder.ToTable("LabelEvent");
        builder.Property(e => e.Actor).HasMaxLength(100);
        builder.HasIndex(e => e.EventId).IsUnique();
        builder.HasIndex(e => new { e.SampleId, e.Id });
        builder.HasIndex(e => new { e.DatasetId, e.Source, e.Id });
        builder.HasIndex(e => e.BatchId).HasFilter("\"BatchId\" IS NOT NULL");
        builder.HasIndex(e => e.UndoesId).IsUnique().HasFilter("\"UndoesId\" IS NOT NULL");
        builder.HasOne<Sample>().WithMany().HasForeignKey(e => e.SampleId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<LabelEvent>().WithMany().HasForeignKey(e => e.UndoesId).OnDelete(DeleteBehavior.Restrict);
    }
}
