using Fer.Data;
using Fer.Data.Storage;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Tests.TestKit;

/// <summary>The web application in this process.</summary>
/// <param name="folder">Its data folder, which stays; null gives it one of its own, which goes with it.</param>
public sealed class FerApplication(string? folder = null) : WebApplicationFactory<Fer.Web.Components.App>
{
    private readonly string _folder = folder ?? Path.Combine(Path.GetTempPath(), "fer-tests", Guid.NewGuid().ToString("N"));

    public DataFolder Folder => Services.GetRequiredService<DataFolder>();

    public IDbContextFactory<FerDbContext> Contexts => Services.GetRequiredService<IDbContextFactory<FerDbContext>>();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (folder is null && Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder.UseSetting("data", _folder);
}
