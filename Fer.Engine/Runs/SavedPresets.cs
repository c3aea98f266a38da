using Fer.Data;
using Fer.Data.Runs;
using Fer.Engine.Models;
using Fer.Engine.Runs.Views;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Runs;

/// <summary>Keeps settings under names, to train with them again.</summary>
public sealed class SavedPresets(IDbContextFactory<FerDbContext> contexts, TimeProvider clock)
{
    /// <summary>Longest name, in characters.</summary>
    public const int MaxNameLength = 100;

    /// <summary>All of them, by name.</summary>
    public async Task<IReadOnlyList<SavedPresetRow>> ListAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.SavedPresets.AsNoTracking().OrderBy(row => row.Name)
            .Select(row => new SavedPresetRow(row.Id, row.Name, row.Hyperparameters, row.SavedAt)).ToListAsync(ct);
    }

    /// <summary>The one of a name, whatever its case; null where there is none.</summary>
    public async Task<SavedPresetRow?> FindAsync(string name, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(name);
        // SQLite's own comparison knows the case of a to z only.
        return (await ListAsync(ct)).FirstOrDefault(row => row.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Saves settings; those that have the name already, whatever its case, are replaced. Whoever calls asks first.</summary>
    /// <param name="name">Name, 1 to 100 characters, not that of a built-in preset; spaces around it do not count.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="ct">Stops before anything is written.</param>
    /// <returns>Its key.</returns>
    /// <exception cref="InvalidRunException">The name or a setting cannot be used; nothing was stored.</exception>
    public async Task<int> SaveAsync(string name, Hyperparameters settings, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(name);
        var cleaned = name.Trim();
        List<FieldError> errors = [.. HyperparametersValidator.Validate(settings)];
        if (NameError(cleaned) is { } wrong)
            errors.Add(new FieldError(nameof(SavedPresetRow.Name), wrong));
        if (errors.Count > 0)
            throw new InvalidRunException(errors);
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var rows = await db.SavedPresets.ToListAsync(ct);
        var row = rows.Find(row => row.Name.Equals(cleaned, StringComparison.OrdinalIgnoreCase));
        if (row is null)
            db.SavedPresets.Add(row = new SavedPreset { Name = cleaned, Hyperparameters = settings, SavedAt = clock.GetUtcNow() });
        (row.Name, row.Hyperparameters, row.SavedAt) = (cleaned, settings, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return row.Id;
    }

    /// <summary>Deletes one; runs that were made with it keep their settings.</summary>
    public async Task DeleteAsync(int id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await db.SavedPresets.Where(row => row.Id == id).ExecuteDeleteAsync(ct);
    }

    private static string? NameError(string name)
    {
        if (name.Length is 0 or > MaxNameLength)
            return $"Give the preset a name of 1 to {MaxNameLength} characters.";
        return PresetCatalog.All.FirstOrDefault(preset => preset.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } builtIn
            ? $"{builtIn.Name} is a preset of Fer's own. Choose another name."
            : null;
    }
}
