using Fer.Data.Curators;
using Fer.Data.Samples;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fer.Data.Labelling;

internal sealed class LabelEventConfiguration : IEntityTypeConfiguration<LabelEvent>
{
    public void Configure(EntityTypeBuilder<LabelEvent> builder)
    {
        builder.ToTable("LabelEvent");
        builder.Property(e => e.Actor).HasMaxLength(Curator.LongestName);
        builder.HasIndex(e => new { e.SampleId, e.Id });
        builder.HasIndex(e => e.ActId).HasFilter("\"ActId\" IS NOT NULL");
        builder.HasIndex(e => new { e.DatasetId, e.Id }).HasFilter("\"ActId\" IS NOT NULL");
        builder.HasOne<Sample>().WithMany().HasForeignKey(e => e.SampleId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<LabelAct>().WithMany().HasForeignKey(e => e.ActId).OnDelete(DeleteBehavior.Restrict);
    }
}
