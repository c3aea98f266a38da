using System.Globalization;
using Fer.Data.Runs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fer.Data.Evaluations;

internal sealed class EvaluationConfiguration : IEntityTypeConfiguration<Evaluation>
{
    public void Configure(EntityTypeBuilder<Evaluation> builder)
    {
        builder.ToTable("Evaluation");
        builder.Property(evaluation => evaluation.Confusion).HasConversion(
            counts => Join(counts),
            text => Parse(text),
            new ValueComparer<int[]>((a, b) => a!.SequenceEqual(b!), counts => counts.Length, counts => counts.ToArray()));
        builder.HasIndex(evaluation => new { evaluation.RunId, evaluation.Part }).IsUnique();
        builder.HasOne<Run>().WithMany().HasForeignKey(evaluation => evaluation.RunId);
        builder.HasMany(evaluation => evaluation.Predictions).WithOne().HasForeignKey(prediction => prediction.EvaluationId);
    }

    private static string Join(int[] counts) => string.Join(' ', counts.Select(count => count.ToString(CultureInfo.InvariantCulture)));

    private static int[] Parse(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(count => int.Parse(count, CultureInfo.InvariantCulture))];
}
