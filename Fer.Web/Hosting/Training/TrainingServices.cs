using Fer.Engine.Quality;
using Fer.Engine.Runs;
using Fer.Web.Hosting.Explaining;
using Fer.Web.Hosting.Quality;

namespace Fer.Web.Hosting.Training;

/// <summary>Registration of training.</summary>
internal static class TrainingServices
{
    public static void AddTraining(this IServiceCollection services)
    {
        services.AddFerRuns().AddFerQuality();
        services.AddSingleton<RunFeed>();
        services.AddSingleton<TrainingSignal>();
        services.AddSingleton<FerCommand>();
        services.AddSingleton<FerCommandRunner>();
        services.AddSingleton<TrainingJournal>();
        services.AddSingleton<WorkerWatch>();
        services.AddSingleton<WorkerEnds>();
        services.AddSingleton<TrainingSupervisor>();
        services.AddSingleton<DeviceLoop>();
        services.AddSingleton<DeskBell>();
        services.AddSingleton<DeletionSweep>();
        services.AddSingleton<ITrainingDesk, TrainingDesk>();
        services.AddSingleton<IScoring, Scoring>();
        services.AddSingleton<IExplanations, Explanations>();
        services.AddSingleton<IDeviceCatalog, DeviceCatalog>();
        services.AddHostedService<TrainingService>();
        services.AddHostedService<QualityService>();
        // A worker gets ten seconds to stop; the host must not give up before.
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(20));
    }
}
