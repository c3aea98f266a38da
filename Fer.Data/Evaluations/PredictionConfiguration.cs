using Fer.Data.Samples;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fer.Data.Evaluations;

internal sealed class PredictionConfiguration : IEntityTypeConfiguration<Prediction>
{
    public void Configure(EntityTypeBuilder<Prediction> builder)
    {
        builder.ToTable("Prediction");
        builder.HasKey(prediction => new { prediction.EvaluationId, prediction.SampleId });
        builder.HasIndex(prediction => new { prediction.EvaluationId, prediction.Actual, prediction.Predicted });
        builder.HasIndex(prediction => new { prediction.EvaluationId, prediction.Confidence, prediction.SampleId });
        builder.HasOne<Sample>().WithMany().HasForeignKey(prediction => prediction.SampleId).OnDelete(DeleteBehavior.Restrict);
    }
}
