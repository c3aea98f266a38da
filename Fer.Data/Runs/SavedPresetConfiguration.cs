using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fer.Data.Runs;

internal sealed class SavedPresetConfiguration : IEntityTypeConfiguration<SavedPreset>
{
    public void Configure(EntityTypeBuilder<SavedPreset> builder)
    {
        builder.ToTable("SavedPreset");
        builder.Property(preset => preset.Name).HasMaxLength(100).UseCollation("NOCASE");
        builder.HasIndex(preset => preset.Name).IsUnique();
        builder.Property(preset => preset.Hyperparameters).HasConversion(HyperparametersJson.Converter);
    }
}
