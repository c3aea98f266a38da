using Fer.Data;
using Fer.Data.Curators;
using Fer.Data.Labelling;
using Fer.Data.Storage;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Tests.Data.Labelling;

/// <summary>A data folder whose database is as the version before acts left it: events with batches and links from an undo to what it took back.</summary>
internal sealed class OldDatabase : IAsyncDisposable
{
    private const string LastOldMigration = "20261123163957_SplitsStayAsMade";

    /// <summary>Whoever labelled before curators had names is found again under this key.</summary>
    public static readonly Guid LocalKey = new("00000000-0000-0000-0000-000000000002");

    private readonly TestFolder _folder = new();
    private readonly ServiceProvider _services;

    private OldDatabase()
    {
        Folder = new DataFolder(_folder.Path);
        _services = new ServiceCollection().AddFerData(Folder).BuildServiceProvider();
    }

    public DataFolder Folder { get; }

    public LabelUndo Undo => _services.GetRequiredService<LabelUndo>();

    public LabelLog Labels => _services.GetRequiredService<LabelLog>();

    public CuratorDirectory Curators => _services.GetRequiredService<CuratorDirectory>();

    public static async Task<OldDatabase> CreateAsync(CancellationToken ct)
    {
        var database = new OldDatabase();
        await database.ReadAsync(async db =>
        {
            await db.GetService<IMigrator>().MigrateAsync(LastOldMigration, ct);
            return 0;
        });
        await database.ExecuteAsync(
            """
            INSERT INTO Dataset (Id, Name, IsDrawn, CreatedAt) VALUES (1, 'old', 0, 1000);
            INSERT INTO ImportSource (Id, DatasetId, Name, Kind, StartedAt, RejectedCount) VALUES (1, 1, 'old.csv', 'PixelTable', 1000, 0);
            """, ct);
        for (var index = 0; index < 7; index++)
            await database.ExecuteAsync($"""INSERT INTO DatasetClass (DatasetId, "Index", Name, Hotkey, ColourSlot) VALUES (1, {index}, 'class {index}', '{index + 1}', {index + 1})""", ct);
        return database;
    }

    /// <summary>Adds a sample with the label it has at the end, and its import event.</summary>
    public Task AddSampleAsync(int id, int imported, int label, int version, string pixels, CancellationToken ct) => ExecuteAsync(
        $"""
        INSERT INTO Sample (Id, DatasetId, ImportSourceId, SourceKey, Usage, OriginalLabel, Label, Version, PixelHash, Width, Height)
        VALUES ({id}, 1, 1, 'row {id}', 'Training', {imported}, {label}, {version}, unhex('{pixels}'), 48, 48);
        INSERT INTO LabelEvent (EventId, DatasetId, SampleId, "From", "To", Source, Actor, At)
        VALUES ('{Guid.NewGuid().ToString().ToUpperInvariant()}', 1, {id}, NULL, {imported}, 'Imported', 'ada', 1000);
        """, ct);

    /// <summary>Adds an event as the old log wrote it.</summary>
    /// <param name="id">Its key; the links of undos name it.</param>
    /// <param name="sample">The sample.</param>
    /// <param name="from">Class index before.</param>
    /// <param name="to">Class index after.</param>
    /// <param name="source">The old source's name.</param>
    /// <param name="actor">Who.</param>
    /// <param name="batch">The batch, as a digit; 0 for none.</param>
    /// <param name="undoes">The event taken back, or 0.</param>
    /// <param name="reason">Why.</param>
    /// <param name="ct">Ends the test.</param>
    public Task AddEventAsync(
        int id, int sample, int from, int to, string source, string actor, int batch = 0, int undoes = 0, string? reason = null, CancellationToken ct = default) => ExecuteAsync(
        $"""
        INSERT INTO LabelEvent (Id, EventId, DatasetId, SampleId, "From", "To", Source, Actor, At, Reason, BatchId, UndoesId)
        VALUES ({id}, '{EventKey(id)}', 1, {sample}, {from}, {to}, '{source}', '{actor}', {id * 1000}, {(reason is null ? "NULL" : $"'{reason}'")},
          {(batch == 0 ? "NULL" : $"'{BatchKey(batch)}'")}, {(undoes == 0 ? "NULL" : undoes)})
        """, ct);

    public static Guid EventKey(int id) => new($"00000000-0000-0000-0001-{id:D12}");

    public static Guid BatchKey(int batch) => new($"00000000-0000-0000-000B-{batch:D12}");

    public Task UpgradeAsync(CancellationToken ct) => _services.GetRequiredService<DatabaseInitializer>().InitializeAsync(ct);

    public async Task<T> ReadAsync<T>(Func<FerDbContext, Task<T>> query)
    {
        await using var db = await _services.GetRequiredService<IDbContextFactory<FerDbContext>>().CreateDbContextAsync();
        return await query(db);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    private Task<int> ExecuteAsync(string sql, CancellationToken ct) => ReadAsync(db => db.Database.ExecuteSqlRawAsync(sql, ct));
}
