using Fer.Data;
using Fer.Data.Datasets;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Fer.Engine.Importing;

/// <summary>Stores prepared samples, about a thousand a transaction; a sample is there whole, with bytes and label event, or not at all.</summary>
internal sealed class SampleWriter(ImportTarget target, string actor, TimeProvider clock) : IDisposable
{
    private const int BatchSamples = 1000;
    private const int BatchBytes = 16 * 1024 * 1024;
    private readonly List<PreparedSample> _pending = new(BatchSamples);
    private SampleInsert? _insert;
    private long _pendingBytes;

    /// <summary>Takes a chunk, and stores what has gathered when it is enough for a transaction.</summary>
    public async Task AddAsync(FerDbContext db, PreparedChunk chunk, ImportTally tally, CancellationToken ct)
    {
        foreach (var rejection in chunk.Rejections)
            tally.Reject(rejection);
        foreach (var sample in chunk.Samples)
        {
            _pending.Add(sample);
            _pendingBytes += sample.Content.Length;
        }
        if (_pending.Count >= BatchSamples || _pendingBytes >= BatchBytes)
            await FlushAsync(db, tally, ct);
    }

    /// <summary>Stores what has gathered.</summary>
    public async Task FlushAsync(FerDbContext db, ImportTally tally, CancellationToken ct)
    {
        if (_pending.Count == 0)
            return;
        var transaction = await db.Database.BeginTransactionAsync(ct);
        await using (transaction)
        {
            await target.EnsureAsync(db, ct);
            _insert ??= new SampleInsert((SqliteConnection)db.Database.GetDbConnection(), target.DatasetId, target.SourceId, actor);
            _insert.Use((SqliteTransaction)transaction.GetDbTransaction());
            var before = tally.Added;
            foreach (var sample in _pending)
                Store(sample, _insert, tally);
            if (tally.Added > before)
                await db.RaiseRevisionAsync(target.DatasetId, ct);
            await transaction.CommitAsync(ct);
        }
        _pending.Clear();
        _pendingBytes = 0;
    }

    public void Dispose() => _insert?.Dispose();

    private void Store(PreparedSample sample, SampleInsert insert, ImportTally tally)
    {
        var known = insert.FindHash(sample.Source.Key);
        if (known is null)
        {
            insert.Insert(sample, clock.GetUtcNow());
            tally.Added++;
            if (sample.Source.MergedFrom is { } merged)
                tally.Follow(target.NameOf(merged), target.NameOf(sample.Source.Label));
        }
        else if (known.AsSpan().SequenceEqual(sample.PixelHash))
        {
            tally.AlreadyPresent++;
        }
        else
        {
            tally.Reject(new RejectedEntry(sample.Source.Place, "its pixels differ from what was imported from this place before; that was kept"));
        }
    }
}
