using Fer.Data;
using Fer.Data.Runs;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Runs;

/// <summary>What people put on runs to keep them in order: a note, tags, and the archive, which hides a run from lists and keeps all of it.</summary>
public sealed class RunMarks(IDbContextFactory<FerDbContext> contexts, TimeProvider clock)
{
    /// <summary>Writes a run's note; empty text takes it away.</summary>
    /// <exception cref="RunMarkException">There is no such run, or the note is longer than <see cref="Run.NoteLength"/>; nothing was changed.</exception>
    public async Task NoteAsync(int runId, string? text, CancellationToken ct)
    {
        var note = text?.Trim() is { Length: > 0 } words ? words : null;
        if (note?.Length > Run.NoteLength)
            throw new RunMarkException($"The note is {note.Length} characters long; at most {Run.NoteLength} are kept. The note from before stays. Shorten it.");
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Runs.Where(run => run.Id == runId).ExecuteUpdateAsync(set => set.SetProperty(run => run.Note, note), ct) == 0)
            throw new RunMarkException($"There is no run {runId}; it may have been deleted. The note was not kept.");
    }

    /// <summary>Puts a tag on runs. It is written as another run already has it, since case makes no difference.</summary>
    /// <returns>Runs that did not have it before.</returns>
    /// <exception cref="RunMarkException">The tag is empty or longer than <see cref="RunTag.NameLength"/>; nothing was changed.</exception>
    public async Task<IReadOnlyList<int>> TagAsync(IReadOnlyCollection<int> runIds, string tag, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(tag);
        var name = tag.Trim();
        if (name.Length is 0 or > RunTag.NameLength)
            throw new RunMarkException($"A tag has 1 to {RunTag.NameLength} characters. Nothing was tagged; choose another.");
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        name = await db.RunTags.Where(row => row.Name == name).Select(row => row.Name).FirstOrDefaultAsync(ct) ?? name;
        var bare = await db.Runs.Where(run => runIds.Contains(run.Id) && !run.Tags.Any(row => row.Name == name)).Select(run => run.Id).ToListAsync(ct);
        db.AddRange(bare.Select(id => new RunTag { RunId = id, Name = name }));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return bare;
    }

    /// <summary>Takes a tag off runs, whatever its case.</summary>
    /// <returns>Runs that had it.</returns>
    public async Task<IReadOnlyList<int>> UntagAsync(IReadOnlyCollection<int> runIds, string tag, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(tag);
        var name = tag.Trim();
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var tagged = db.RunTags.Where(row => runIds.Contains(row.RunId) && row.Name == name);
        var had = await tagged.Select(row => row.RunId).Order().ToListAsync(ct);
        await tagged.ExecuteDeleteAsync(ct);
        await transaction.CommitAsync(ct);
        return had;
    }

    /// <summary>Every tag that some run carries, in alphabetical order.</summary>
    public async Task<IReadOnlyList<string>> TagsAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.RunTags.Where(row => db.Runs.Any(run => run.Id == row.RunId)).Select(row => row.Name).Distinct().Order().ToListAsync(ct);
    }

    /// <summary>Archives runs that have ended and are not archived; others are left as they are.</summary>
    /// <returns>Runs that were archived now.</returns>
    public async Task<IReadOnlyList<int>> ArchiveAsync(IReadOnlyCollection<int> runIds, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var now = clock.GetUtcNow();
        var ended = db.Runs.Where(run => runIds.Contains(run.Id) && run.ArchivedAt == null
            && run.State != RunState.Queued && run.State != RunState.Running && run.State != RunState.Paused);
        var archived = await ended.Select(run => run.Id).Order().ToListAsync(ct);
        await ended.ExecuteUpdateAsync(set => set.SetProperty(run => run.ArchivedAt, now), ct);
        await transaction.CommitAsync(ct);
        return archived;
    }

    /// <summary>Takes runs out of the archive.</summary>
    /// <returns>How many were in it.</returns>
    public async Task<int> RestoreAsync(IReadOnlyCollection<int> runIds, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Runs.Where(run => runIds.Contains(run.Id) && run.ArchivedAt != null)
            .ExecuteUpdateAsync(set => set.SetProperty(run => run.ArchivedAt, (DateTimeOffset?)null), ct);
    }
}
