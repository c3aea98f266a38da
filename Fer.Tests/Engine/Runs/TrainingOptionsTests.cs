using Fer.Engine.Runs;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Engine.Runs;

public sealed class TrainingOptionsTests
{
    private static CancellationToken Ct => TestLimit.Token;

    [Fact]
    public async Task Rates_LastEpochWhileTheMachineSlept_AreThoseOfTheOthers()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var fixture = await RunFixture.CreateAsync(database, Ct);
        var lease = await new RunQueue(database.Contexts, TimeProvider.System).EnqueueClaimedAsync(fixture.NewRun(change: settings => settings with { Epochs = 20 }), Ct);
        double[] rates = [10, .. Enumerable.Repeat(800.0, 10), 700, 900, 50, 60];
        for (var epoch = 1; epoch <= rates.Length; epoch++)
        {
            await RunRows.AddEpochAsync(database, lease.RunId, Ct, epoch);
            var (place, rate) = (epoch, rates[epoch - 1]);
            await database.ReadAsync(db => db.EpochMetrics.Where(row => row.RunId == lease.RunId && row.Epoch == place)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.ImagesPerSecond, rate), Ct));
        }

        var found = Assert.Single(await new TrainingOptions(database.Contexts).RatesAsync(Ct));

        Assert.Equal(("fast", 800.0), (found.Preset, found.ImagesPerSecond));
    }
}
