using Fer.Data.Samples;
using Fer.Engine.Importing;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Engine.Importing;

/// <summary>A database and a folder, with the importer between them.</summary>
public sealed class ImportFixture : IAsyncDisposable
{
    private readonly TestDatabase _database;

    private ImportFixture(TestDatabase database) => _database = database;

    public TestFolder Files { get; } = new();

    public TestDatabase Database => _database;

    public DatasetImporter Importer => new(_database.Contexts, TimeProvider.System);

    public static async Task<ImportFixture> CreateAsync(CancellationToken ct) => new(await TestDatabase.CreateAsync(ct));

    public Task<ImportReport> ImportAsync(string path, CancellationToken ct, string dataset = "Faces", string? votes = null) =>
        Importer.ImportAsync(new ImportRequest { Path = path, DatasetName = dataset, VotesPath = votes, Actor = "tester" }, null, ct);

    public Task<List<Sample>> SamplesAsync() => _database.ReadAsync(db => db.Samples.AsNoTracking().Include(sample => sample.Image).OrderBy(sample => sample.Id).ToListAsync());

    public async Task AssertEmptyAsync()
    {
        Assert.Equal(0, await _database.ReadAsync(db => db.Datasets.CountAsync()));
        Assert.Equal(0, await _database.ReadAsync(db => db.ImportSources.CountAsync()));
        Assert.Equal(0, await _database.ReadAsync(db => db.Samples.CountAsync()));
    }

    public async ValueTask DisposeAsync()
    {
        Files.Dispose();
        await _database.DisposeAsync();
    }
}
