using Fer.Data.Curators;
using Fer.Data.Datasets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fer.Data.Labelling;

internal sealed class LabelActConfiguration : IEntityTypeConfiguration<LabelAct>
{
    public void Configure(EntityTypeBuilder<LabelAct> builder)
    {
        builder.ToTable("LabelAct");
        builder.Property(act => act.Actor).HasMaxLength(Curator.LongestName);
        builder.HasIndex(act => act.Key).IsUnique();
        builder.HasIndex(act => new { act.DatasetId, act.CuratorId, act.Id });
        builder.HasIndex(act => act.TargetActId).HasFilter("\"TargetActId\" IS NOT NULL");
        builder.HasOne<Dataset>().WithMany().HasForeignKey(act => act.DatasetId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Curator>().WithMany().HasForeignKey(act => act.CuratorId).OnDelete(DeleteBehavior.Restrict);
    }
}
