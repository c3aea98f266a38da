using Microsoft.EntityFrameworkCore;

namespace Fer.Data.Curators;

/// <summary>Knows the people who change labels.</summary>
public sealed class CuratorDirectory(IDbContextFactory<FerDbContext> contexts, TimeProvider clock)
{
    /// <summary>Identity of whoever uses the command line of this data folder.</summary>
    public static readonly Guid CommandLineKey = new("00000000-0000-0000-0000-000000000001");

    /// <summary>Identity under which an upgrade keeps what was done before there were names.</summary>
    private static readonly Guid BeforeNamesKey = new("00000000-0000-0000-0000-000000000002");

    /// <summary>Name of the command line's curator.</summary>
    public const string CommandLineName = "command line";

    /// <summary>The person with this key; made, with a name of its own, where the key is new.</summary>
    /// <param name="key">Identity that the browser keeps.</param>
    /// <param name="name">Name for a new person; null for <c>Curator 3</c> and the like.</param>
    /// <param name="ct">Stops before anything is written.</param>
    public async Task<ActingCurator> ResolveAsync(Guid key, string? name, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await FindAsync(db, key, ct) is { } known)
            return known;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await FindAsync(db, key, ct) is { } meanwhile)
            return meanwhile;
        if (key != CommandLineKey && await AdoptAsync(db, key, ct) is { } former)
        {
            await transaction.CommitAsync(ct);
            return former;
        }
        var number = await db.Curators.CountAsync(ct) + 1;
        var curator = new Curator { Key = key, Name = Clean(name) ?? $"Curator {number}", CreatedAt = clock.GetUtcNow() };
        db.Curators.Add(curator);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new ActingCurator(curator.Id, curator.Name);
    }

    /// <summary>The command line's curator.</summary>
    public Task<ActingCurator> ResolveCommandLineAsync(CancellationToken ct) => ResolveAsync(CommandLineKey, CommandLineName, ct);

    /// <summary>Gives a person another name; acts already on record keep the name they were done under.</summary>
    /// <returns>The person under the new name, or null where the name is empty, too long, or nobody has this id.</returns>
    public async Task<ActingCurator?> RenameAsync(int curatorId, string name, CancellationToken ct)
    {
        if (Clean(name) is not { } clean)
            return null;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var renamed = await db.Curators.Where(curator => curator.Id == curatorId)
            .ExecuteUpdateAsync(change => change.SetProperty(curator => curator.Name, clean), ct);
        return renamed == 0 ? null : new ActingCurator(curatorId, clean);
    }

    /// <summary>All people on record, by name.</summary>
    public async Task<IReadOnlyList<ActingCurator>> ListAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Curators.AsNoTracking().OrderBy(curator => curator.Name).ThenBy(curator => curator.Id)
            .Select(curator => new ActingCurator(curator.Id, curator.Name)).ToListAsync(ct);
    }

    /// <summary>
    /// Makes the person of before there were names, whom an upgrade keeps under one key, the first person who comes: on a
    /// machine of one's own that is the same one, and undo reaches back before the upgrade.
    /// </summary>
    private static async Task<ActingCurator?> AdoptAsync(FerDbContext db, Guid key, CancellationToken ct)
    {
        await db.Curators.Where(curator => curator.Key == BeforeNamesKey).ExecuteUpdateAsync(change => change.SetProperty(curator => curator.Key, key), ct);
        return await FindAsync(db, key, ct);
    }

    private static Task<ActingCurator?> FindAsync(FerDbContext db, Guid key, CancellationToken ct) =>
        db.Curators.AsNoTracking().Where(curator => curator.Key == key)
            .Select(curator => new ActingCurator(curator.Id, curator.Name)).SingleOrDefaultAsync(ct);

    private static string? Clean(string? name)
    {
        var trimmed = name?.Trim();
        return string.IsNullOrEmpty(trimmed) || trimmed.Length > Curator.LongestName ? null : trimmed;
    }
}
