using Fer.Data.Runs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fer.Data.Evaluations;

internal sealed class MilestoneScoreConfiguration : IEntityTypeConfiguration<MilestoneScore>
{
    public void Configure(EntityTypeBuilder<MilestoneScore> builder)
    {
        builder.ToTable("MilestoneScore");
        builder.HasKey(score => new { score.RunId, score.Epoch, score.Part });
        builder.HasOne<Run>().WithMany().HasForeignKey(score => score.RunId);
    }
}
