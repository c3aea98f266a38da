using Fer.Data.Datasets;
using Fer.Data.Splits;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fer.Data.Runs;

internal sealed class RunConfiguration : IEntityTypeConfiguration<Run>
{
    public void Configure(EntityTypeBuilder<Run> builder)
    {
        builder.ToTable("Run");
        builder.Property(run => run.Name).HasMaxLength(100);
        builder.Property(run => run.Hyperparameters).HasConversion(HyperparametersJson.Converter);
        builder.HasQueryFilter(run => run.DeletedAt == null);
        builder.HasOne<RunGroup>().WithMany().HasForeignKey(run => run.GroupId).OnDelete(DeleteBehavior.SetNull);
        builder.HasIndex(run => new { run.State, run.QueuedAt });
        builder.HasOne<Dataset>().WithMany().HasForeignKey(run => run.DatasetId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Split>().WithMany().HasForeignKey(run => run.SplitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(run => run.Epochs).WithOne().HasForeignKey(epoch => epoch.RunId);
        builder.HasMany(run => run.Checkpoints).WithOne().HasForeignKey(checkpoint => checkpoint.RunId);
        builder.HasMany(run => run.Tags).WithOne().HasForeignKey(tag => tag.RunId);
        builder.Property(run => run.Note).HasMaxLength(Run.NoteLength);
    }
}
