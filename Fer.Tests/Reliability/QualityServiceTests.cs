using Fer.Data.Quality;
using Fer.Data.Runs;
using Fer.Engine.Quality;
using Fer.Tests.Engine.Quality;
using Fer.Tests.TestKit;
using Fer.Web.Hosting.Quality;
using Fer.Web.Hosting.Training;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Fer.Tests.Reliability;

/// <summary>A queued check worked off by the service in a real process of its own.</summary>
public sealed class QualityServiceTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private static CancellationToken Ct => TestLimit.Token;

    [Fact]
    public async Task Queue_AfterALostWorker_InterruptsThatAndCompletesTheNext()
    {
        await using var ground = await QualityGround.CreateAsync(Ct);
        var lost = await ground.Queue.EnqueueAsync(ground.DatasetId, new QualityRequest(), Ct);
        await ground.Queue.ClaimAsync(lost, Ct);
        await ground.Database.ReadAsync(db => db.QualityRuns.ExecuteUpdateAsync(
            set => set.SetProperty(run => run.HeartbeatAt, DateTimeOffset.UtcNow - QualityQueue.LongestSilence - TimeSpan.FromSeconds(1)), Ct));
        var asked = await ground.Queue.EnqueueAsync(ground.DatasetId, new QualityRequest(), Ct);
        var registered = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSingleton(ground.Database.Folder).AddSingleton(ground.Database.Contexts);
        registered.AddTraining();
        await using var services = registered.BuildServiceProvider();
        var service = services.GetServices<IHostedService>().OfType<QualityService>().Single();
        await service.StartAsync(Ct);

        var done = await UntilEndedAsync(ground, asked);

        await TrainingGround.StopAsync(service);
        Assert.Equal((RunState.Completed, (string?)null), (done.State, done.EndReason));
        Assert.NotNull(done.Report?.Duplicates);
        Assert.Equal(RunState.Interrupted, (await ground.Database.ReadAsync(db => db.QualityRuns.SingleAsync(run => run.Id == lost, Ct))).State);
    }

    private static async Task<QualityRun> UntilEndedAsync(QualityGround ground, int id)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await timer.WaitForNextTickAsync(patience.Token))
        {
            var run = await ground.Database.ReadAsync(db => db.QualityRuns.AsNoTracking().SingleAsync(row => row.Id == id, Ct));
            if (run.State is not (RunState.Queued or RunState.Running))
                return run;
        }

        throw new TimeoutException();
    }
}
