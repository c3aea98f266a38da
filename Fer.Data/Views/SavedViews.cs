using Microsoft.EntityFrameworkCore;

namespace Fer.Data.Views;

/// <summary>Keeps filters and orders under names.</summary>
public sealed class SavedViews(IDbContextFactory<FerDbContext> contexts, TimeProvider clock)
{
    /// <summary>All views of a dataset, by name.</summary>
    public async Task<IReadOnlyList<SavedViewRow>> ListAsync(int datasetId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.SavedViews.AsNoTracking().Where(view => view.DatasetId == datasetId).OrderBy(view => view.Name)
            .Select(view => new SavedViewRow(view.Id, view.Name, view.Query, view.SavedAt)).ToListAsync(ct);
    }

    /// <summary>Saves a view under a name.</summary>
    /// <param name="datasetId">The dataset.</param>
    /// <param name="name">The name; spaces around it do not count.</param>
    /// <param name="query">Conditions and order.</param>
    /// <param name="replace">Whether a view that has the name already is replaced.</param>
    /// <param name="ct">Stops before anything is written.</param>
    public async Task<SaveViewOutcome> SaveAsync(int datasetId, string name, string query, bool replace, CancellationToken ct)
    {
        if (Clean(name) is not { } cleaned)
            return SaveViewOutcome.BadName;
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!await db.Datasets.AnyAsync(dataset => dataset.Id == datasetId, ct))
            return SaveViewOutcome.Unknown;
        var view = await db.SavedViews.SingleOrDefaultAsync(row => row.DatasetId == datasetId && row.Name == cleaned, ct);
        if (view is not null && !replace)
            return SaveViewOutcome.NameTaken;
        if (view is null)
            db.SavedViews.Add(view = new SavedView { DatasetId = datasetId, Name = cleaned, Query = query, SavedAt = clock.GetUtcNow() });
        (view.Name, view.Query, view.SavedAt) = (cleaned, query, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return SaveViewOutcome.Saved;
    }

    /// <summary>Gives a view another name.</summary>
    public async Task<SaveViewOutcome> RenameAsync(int viewId, string name, CancellationToken ct)
    {
        if (Clean(name) is not { } cleaned)
            return SaveViewOutcome.BadName;
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.SavedViews.SingleOrDefaultAsync(row => row.Id == viewId, ct) is not { } view)
            return SaveViewOutcome.Unknown;
        if (await db.SavedViews.AnyAsync(row => row.DatasetId == view.DatasetId && row.Id != viewId && row.Name == cleaned, ct))
            return SaveViewOutcome.NameTaken;
        view.Name = cleaned;
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return SaveViewOutcome.Saved;
    }

    /// <summary>Deletes a view; saving what it held under its name again takes that back.</summary>
    public async Task DeleteAsync(int viewId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.SavedViews.Where(view => view.Id == viewId).ExecuteDeleteAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private static string? Clean(string name) => name.Trim() is { Length: > 0 and <= SavedView.LongestName } cleaned ? cleaned : null;
}
