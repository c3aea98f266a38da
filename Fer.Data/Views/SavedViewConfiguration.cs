using Fer.Data.Datasets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fer.Data.Views;

internal sealed class SavedViewConfiguration : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> builder)
    {
        builder.ToTable("SavedView");
        builder.Property(view => view.Name).HasMaxLength(SavedView.LongestName).UseCollation("NOCASE");
        builder.HasIndex(view => new { view.DatasetId, view.Name }).IsUnique();
        builder.HasOne<Dataset>().WithMany().HasForeignKey(view => view.DatasetId).OnDelete(DeleteBehavior.Restrict);
    }
}
