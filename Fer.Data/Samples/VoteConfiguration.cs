using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fer.Data.Samples;

internal sealed class VoteConfiguration : IEntityTypeConfiguration<Vote>
{
    public void Configure(EntityTypeBuilder<Vote> builder)
    {
        builder.ToTable("Vote");
        builder.HasKey(vote => new { vote.SampleId, vote.Study, vote.Choice });
        builder.HasOne<Sample>().WithMany().HasForeignKey(vote => vote.SampleId);
    }
}
