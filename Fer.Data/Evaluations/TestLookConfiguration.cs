using Fer.Data.Runs;
using Fer.Data.Splits;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fer.Data.Evaluations;

internal sealed class TestLookConfiguration : IEntityTypeConfiguration<TestLook>
{
    public void Configure(EntityTypeBuilder<TestLook> builder)
    {
        builder.ToTable("TestLook");
        builder.HasIndex(look => new { look.SplitId, look.At });
        builder.HasOne<Run>().WithMany().HasForeignKey(look => look.RunId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Split>().WithMany().HasForeignKey(look => look.SplitId).OnDelete(DeleteBehavior.Restrict);
    }
}
