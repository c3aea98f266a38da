using System.Text.Json;
using Fer.Data.CrossValidations;
using Fer.Data.Datasets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fer.Data.Splits;

internal sealed class SplitConfiguration : IEntityTypeConfiguration<Split>
{
    public void Configure(EntityTypeBuilder<Split> builder)
    {
        builder.ToTable("Split");
        builder.Property(split => split.Name).HasMaxLength(100).UseCollation("NOCASE");
        builder.HasIndex(split => new { split.DatasetId, split.Name }).IsUnique();
        builder.Property(split => split.Field).HasDefaultValue(SplitField.None).HasSentinel(SplitField.None);
        builder.Property(split => split.Certificate).HasConversion(
            certificate => JsonSerializer.Serialize(certificate!, SplitJsonContext.Default.SplitCertificate),
            json => JsonSerializer.Deserialize(json, SplitJsonContext.Default.SplitCertificate));
        builder.HasIndex(split => new { split.CrossValidationId, split.Fold }).IsUnique();
        builder.HasOne<Split>().WithMany().HasForeignKey(split => split.BaseSplitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<CrossValidation>().WithMany().HasForeignKey(split => split.CrossValidationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Dataset>().WithMany().HasForeignKey(split => split.DatasetId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(split => split.Samples).WithOne().HasForeignKey(row => row.SplitId);
    }
}
