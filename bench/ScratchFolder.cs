using Fer.Data;
using Fer.Data.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Bench;

/// <summary>A data folder of its own for one benchmark; removed afterwards.</summary>
internal sealed class ScratchFolder : IAsyncDisposable
{
    private ScratchFolder(DataFolder folder, ServiceProvider services)
    {
        Folder = folder;
        Services = services;
    }

    public DataFolder Folder { get; }

    public ServiceProvider Services { get; }

    public static async Task<ScratchFolder> CreateAsync(CancellationToken ct)
    {
        var folder = new DataFolder(Directory.CreateTempSubdirectory("fer-bench-").FullName);
        var services = new ServiceCollection().AddFerData(folder).BuildServiceProvider();
        await services.GetRequiredService<DatabaseInitializer>().InitializeAsync(ct);
        return new ScratchFolder(folder, services);
    }

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder.Path, recursive: true);
    }
}
