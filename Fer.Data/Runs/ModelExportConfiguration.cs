using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fer.Data.Runs;

internal sealed class ModelExportConfiguration : IEntityTypeConfiguration<ModelExport>
{
    public void Configure(EntityTypeBuilder<ModelExport> builder)
    {
        builder.ToTable("ModelExport");
        builder.HasIndex(export => new { export.RunId, export.Epoch }).IsUnique();
        builder.HasOne<Run>().WithMany().HasForeignKey(export => export.RunId);
    }
}
