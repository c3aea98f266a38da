using Fer.Data.Labelling;
using Fer.Data.Samples;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fer.Data.Quality;

internal sealed class QualityIssueConfiguration : IEntityTypeConfiguration<QualityIssue>
{
    public void Configure(EntityTypeBuilder<QualityIssue> builder)
    {
        builder.ToTable("QualityIssue");
        builder.HasIndex(issue => new { issue.DatasetId, issue.Kind, issue.State });
        builder.HasIndex(issue => new { issue.DatasetId, issue.State, issue.Priority });
        builder.HasIndex(issue => issue.ActId);
        builder.HasOne<LabelAct>().WithMany().HasForeignKey(issue => issue.ActId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<QualityRun>().WithMany().HasForeignKey(issue => issue.QualityRunId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(issue => new { issue.SampleId, issue.Kind }).IsUnique();
        builder.HasOne<Sample>().WithMany().HasForeignKey(issue => issue.SampleId);
    }
}
