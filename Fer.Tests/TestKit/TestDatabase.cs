using System.Security.Cryptography;
using System.Text;
using Fer.Data;
using Fer.Data.Curators;
using Fer.Data.Labelling;
using Fer.Data.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Tests.TestKit;

/// <summary>A data folder of its own with a real, initialised database; gone after the test.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private TestDatabase(DataFolder folder, ServiceProvider services)
    {
        Folder = folder;
        _services = services;
    }

    public DataFolder Folder { get; }

    public IDbContextFactory<FerDbContext> Contexts => _services.GetRequiredService<IDbContextFactory<FerDbContext>>();

    public LabelLog Labels => _services.GetRequiredService<LabelLog>();

    public LabelUndo Undo => _services.GetRequiredService<LabelUndo>();

    /// <summary>A person by name, the same for the same name.</summary>
    public Task<ActingCurator> CuratorAsync(string name) =>
        _services.GetRequiredService<CuratorDirectory>().ResolveAsync(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16)), name, CancellationToken.None);

    public static async Task<TestDatabase> CreateAsync(CancellationToken ct, TimeProvider? clock = null)
    {
        var folder = new DataFolder(Path.Combine(Path.GetTempPath(), "fer-tests", Guid.NewGuid().ToString("N")));
        var services = new ServiceCollection();
        if (clock is not null)
            services.AddSingleton(clock);
        services.AddFerData(folder);
        var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<DatabaseInitializer>().InitializeAsync(ct);
        return new TestDatabase(folder, provider);
    }

    public async Task<T> ReadAsync<T>(Func<FerDbContext, Task<T>> query)
    {
        await using var db = await Contexts.CreateDbContextAsync();
        return await query(db);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder.Path, recursive: true);
    }
}
