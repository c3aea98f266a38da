using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.CommandLine;

/// <summary>Finds the dataset that a verb names.</summary>
public static class NamedDataset
{
    /// <summary>The dataset's key.</summary>
    /// <exception cref="VerbException">There is none of this name; the message lists those there are.</exception>
    public static async Task<int> FindAsync(VerbContext context, string name, CancellationToken ct)
    {
        var db = await context.Contexts.CreateDbContextAsync(ct);
        await using (db)
        {
            var names = await db.Datasets.AsNoTracking().OrderBy(row => row.Name).Select(row => new { row.Id, row.Name }).ToListAsync(ct);
            if (names.Find(row => row.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase)) is { } found)
                return found.Id;
            var known = names.Count == 0 ? "It holds none yet: fer import or fer sample makes one." : $"It holds: {string.Join(", ", names.Select(row => row.Name))}.";
            throw new VerbException($"There is no dataset {name} in {context.Folder.Path}. {known}");
        }
    }
}
