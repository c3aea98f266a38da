using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fer.Data.Datasets;

internal sealed class ImportSourceConfiguration : IEntityTypeConfiguration<ImportSource>
{
    public void Configure(EntityTypeBuilder<ImportSource> builder)
    {
        builder.ToTable("ImportSource");
        builder.HasIndex(source => new { source.DatasetId, source.Name }).IsUnique();
        builder.HasOne<Dataset>().WithMany().HasForeignKey(source => source.DatasetId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(source => source.Rejections).WithOne().HasForeignKey(rejection => rejection.ImportSourceId);
        builder.Navigation(source => source.Rejections).AutoInclude(false);
    }
}
