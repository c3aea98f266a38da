using Fer.Data;
using Fer.Data.Datasets;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Fer.Engine.Importing;

/// <summary>Stores prepared samples, about a thousand a transaction; a sample is there whole, with bytes and label event, or not at all.</summary>
/// <param name="target">Dataset and source.</param>
/// <param name="actor">Who imports.</param>
/// <param name="clock">Time.</param>
/// <param name="isOfFaces">Whether the samples are cut out of photographs: those take long to read, so a transaction holds fewer.</param>
internal sealed class SampleWriter(ImportTarget target, string actor, TimeProvider clock, bool isOfFaces = false) : IDisposable
{
    private const int BatchFaces = 50;
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
        foreach (var (found, taken) in chunk.Faces ?? [])
            tally.Find(found, taken);
        foreach (var sample in chunk.Samples)
        {
            _pending.Add(sample);
            _pendingBytes += sample.Content.Length;
        }
        if (_pending.Count >= (isOfFaces ? BatchFaces : BatchSamples) || _pendingBytes >= BatchBytes)
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
        var source = sample.Source;
        var known = insert.FindHash(source.Key);
        if (known is null ? IsThereAsFaces(source, insert) : known.AsSpan().SequenceEqual(sample.PixelHash))
        {
            tally.AlreadyPresent++;
        }
        else if (Refusal(source, insert, isKnown: known is not null) is { } reason)
        {
            tally.Reject(new RejectedEntry(source.Place, reason));
        }
        else
        {
            insert.Insert(sample, clock.GetUtcNow());
            tally.Added++;
            if (source.MergedFrom is { } merged)
                tally.Follow(target.NameOf(merged), target.NameOf(source.Label));
        }
    }

    /// <summary>A photograph whose faces are here does not come in whole, so that an import without looking for faces adds those that had none.</summary>
    private static bool IsThereAsFaces(SourceImage source, SampleInsert insert) => source.File is not null && insert.HasFaces(source.Key);

    private static string? Refusal(SourceImage source, SampleInsert insert, bool isKnown) => (isKnown, source.Face) switch
    {
        (true, null) => "its pixels differ from what was imported from this place before; that was kept",
        (true, _) => "the picture or the margin differs from what this face was cut out of before; that was kept",
        (false, { } face) when insert.FindHash(face.Photo) is not null =>
            "the whole picture was imported from this place before, and was kept; import its faces into another dataset",
        _ => null,
    };
}
