using Fer.Data;
using Fer.Data.Storage;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Tests.TestKit;

/// <summary>The web application in this process, on a data folder of its own.</summary>
public sealed class FerApplication : WebApplicationFactory<Fer.Web.Components.App>
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "fer-tests", Guid.NewGuid().ToString("N"));

    public DataFolder Folder => Services.GetRequiredService<DataFolder>();

    public IDbContextFactory<FerDbContext> Contexts => Services.GetRequiredService<IDbContextFactory<FerDbContext>>();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder.UseSetting("data", _folder);
}
