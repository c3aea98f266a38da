using Fer.Data.Storage;
using Fer.Web.Endpoints;

namespace Fer.Web.Hosting;

/// <summary>Makes the data folder ready before the first request is answered.</summary>
internal sealed class DataStart(DatabaseInitializer database, UploadStore uploads) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await database.InitializeAsync(cancellationToken);
        uploads.Empty();
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
