namespace Fer.Web.Endpoints;

/// <summary>Deletes at start what an earlier process received and did not import within a day.</summary>
internal sealed class UploadCleaning(UploadStore uploads) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        uploads.DeleteStale();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
