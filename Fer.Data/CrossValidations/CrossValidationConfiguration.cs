using Fer.Data.Datasets;
using Fer.Data.Runs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fer.Data.CrossValidations;

internal sealed class CrossValidationConfiguration : IEntityTypeConfiguration<CrossValidation>
{
    public void Configure(EntityTypeBuilder<CrossValidation> builder)
    {
        builder.ToTable("CrossValidation");
        builder.Property(row => row.Name).HasMaxLength(80).UseCollation("NOCASE");
        builder.Property(row => row.Hyperparameters).HasConversion(HyperparametersJson.Converter);
        builder.HasIndex(row => new { row.DatasetId, row.Name }).IsUnique();
        builder.HasOne<Dataset>().WithMany().HasForeignKey(row => row.DatasetId).OnDelete(DeleteBehavior.Restrict);
    }
}
