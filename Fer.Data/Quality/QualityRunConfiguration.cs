using System.Text.Json;
using Fer.Data.Datasets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fer.Data.Quality;

internal sealed class QualityRunConfiguration : IEntityTypeConfiguration<QualityRun>
{
    public void Configure(EntityTypeBuilder<QualityRun> builder)
    {
        builder.ToTable("QualityRun");
        builder.Property(run => run.Request).HasConversion(
            request => JsonSerializer.Serialize(request, QualityJsonContext.Default.QualityRequest),
            json => JsonSerializer.Deserialize(json, QualityJsonContext.Default.QualityRequest)!);
        builder.Property(run => run.Report).HasConversion(
            report => JsonSerializer.Serialize(report!, QualityJsonContext.Default.QualityReport),
            json => JsonSerializer.Deserialize(json, QualityJsonContext.Default.QualityReport));
        builder.HasIndex(run => new { run.State, run.QueuedAt });
        builder.HasIndex(run => new { run.DatasetId, run.Id });
        builder.HasOne<Dataset>().WithMany().HasForeignKey(run => run.DatasetId).OnDelete(DeleteBehavior.Restrict);
    }
}
