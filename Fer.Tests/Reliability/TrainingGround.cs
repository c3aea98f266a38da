using System.Diagnostics;
using Fer.Data;
using Fer.Data.Runs;
using Fer.Engine.Runs;
using Fer.Tests.Engine.Runs;
using Fer.Tests.TestKit;
using Fer.Tests.Web.Features.Runs;
using Fer.Web.Hosting.Training;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Fer.Tests.Reliability;

/// <summary>The training service on a data folder of its own, with real workers or with another program in their place.</summary>
internal sealed class TrainingGround : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly ServiceProvider _services;

    private TrainingGround(TestDatabase database, TrainableDataset dataset, ServiceProvider services)
    {
        Database = database;
        Dataset = dataset;
        _services = services;
    }

    public TestDatabase Database { get; }

    public TrainableDataset Dataset { get; }

    public RunQueue Queue => _services.GetRequiredService<RunQueue>();

    public RunFeed Feed => _services.GetRequiredService<RunFeed>();

    public ITrainingDesk Desk => _services.GetRequiredService<ITrainingDesk>();

    public FerCommand Command => _services.GetRequiredService<FerCommand>();

    public TrainingSupervisor Supervisor => _services.GetRequiredService<TrainingSupervisor>();

    private TrainingService Service => _services.GetServices<IHostedService>().OfType<TrainingService>().Single();

    /// <param name="worker">What to start instead of a worker; null starts real ones.</param>
    /// <param name="ct">Token.</param>
    /// <param name="clock">Time of the service; null is the system's.</param>
    /// <param name="devices">Devices of the machine; null is a processor only.</param>
    /// <param name="contexts">Puts another source of database contexts before the service's own; null leaves it.</param>
    public static async Task<TrainingGround> CreateAsync(
        Func<RunLease, ProcessStartInfo>? worker, CancellationToken ct, TimeProvider? clock = null, IDeviceCatalog? devices = null,
        Func<IDbContextFactory<FerDbContext>, IDbContextFactory<FerDbContext>>? contexts = null)
    {
        clock ??= TimeProvider.System;
        var database = await TestDatabase.CreateAsync(ct);
        var services = new ServiceCollection().AddLogging().AddSingleton(clock).AddSingleton(database.Folder)
            .AddSingleton(contexts?.Invoke(database.Contexts) ?? database.Contexts);
        services.AddTraining();
        services.AddSingleton(devices ?? new FakeDevices());
        if (worker is not null)
        {
            services.AddSingleton(provider => new TrainingSupervisor(
                provider.GetRequiredService<FerCommand>(), provider.GetRequiredService<WorkerWatch>(), provider.GetRequiredService<WorkerEnds>(),
                provider.GetRequiredService<RunFeed>(), clock)
            { Prepare = worker });
        }

        return new TrainingGround(database, await TrainableDataset.AddAsync(database, ct), services.BuildServiceProvider());
    }

    public Task StartAsync(CancellationToken ct) => Service.StartAsync(ct);

    public Task StopAsync() => StopAsync(Service);

    /// <summary>Stops a service; fails where it does not end.</summary>
    public static async Task StopAsync(BackgroundService service)
    {
        using var patience = new CancellationTokenSource(Patience);
        await service.StopAsync(patience.Token);
        Assert.True(service.ExecuteTask?.IsCompleted ?? true, $"{service.GetType().Name} did not stop within {Patience.TotalMinutes} minutes.");
    }

    public Task<Run> RunAsync(int id) => Database.ReadAsync(db => db.Runs.AsNoTracking().Include(run => run.Epochs).Include(run => run.Checkpoints).SingleAsync(run => run.Id == id));

    /// <summary>Waits until the run's row is as asked.</summary>
    public async Task<Run> UntilAsync(int id, Func<Run, bool> holds, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            var run = await RunAsync(id);
            if (holds(run))
                return run;
            if (patience.IsCancellationRequested)
                Assert.Fail($"Run {id} stayed {run.State} with {run.Epochs.Count} epochs: {run.EndReason}");
            await timer.WaitForNextTickAsync(ct);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _services.DisposeAsync();
        await Database.DisposeAsync();
    }
}
