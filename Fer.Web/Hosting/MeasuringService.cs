using Fer.Data.Votes;
using Fer.Engine.Measuring;

namespace Fer.Web.Hosting;

/// <summary>
/// Brings databases from before up to date in the background: measures images and sums votes up where that was not done yet.
/// The application serves meanwhile; when it stops, the rest is done at the next start.
/// </summary>
internal sealed class MeasuringService(SampleMeasurements measurements, VoteSummaries votes, ILogger<MeasuringService> log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => FillAsync(stoppingToken), CancellationToken.None);

    private async Task FillAsync(CancellationToken ct)
    {
        try
        {
            var summed = await votes.FillMissingAsync(ct);
            var (measured, unreadable) = await measurements.FillMissingAsync(ct);
            if (summed + measured > 0)
                log.LogInformation("Measured {Measured} images and summed the votes of {Summed} up", measured, summed);
            if (unreadable > 0)
                log.LogWarning("{Unreadable} images cannot be decoded and have no measurements; fer verify says which", unreadable);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The application stops; the next start goes on.
        }
        catch (Exception error)
        {
            // Measurements are a convenience: without them everything else works, so the application must not end.
            log.LogError(error, "Images could not be measured; the next start tries again");
        }
    }
}
