using Fer.Engine.Importing;
using Fer.Engine.Splitting;
using Fer.Web.Components.Importing;
using Fer.Web.Components.Keyboard;
using Fer.Web.Components.Layout;
using Fer.Web.Components.Shared;
using Fer.Web.Endpoints;

namespace Fer.Web.Hosting;

/// <summary>The one list of what each feature brings; a feature keeps its registrations in an extension method of its own.</summary>
internal static class WebServices
{
    public static void AddWebServices(this IServiceCollection services)
    {
        services.AddSingleton<UploadStore>();
        services.AddSingleton<IUploads>(provider => provider.GetRequiredService<UploadStore>());
        services.AddSingleton<DatasetImporter>().AddSingleton<SplitMaker>();
        services.AddSingleton<IImportWork, EngineImportWork>().AddSingleton<ImportJobs>().AddSingleton<CuratorIdentity>();
        services.AddHostedService(provider => provider.GetRequiredService<ImportJobs>());
        services.AddHostedService<UploadCleaning>();
        services.AddScoped<ShortcutRegistry>();
        services.AddSingleton<IDatasetDirectory, DatasetDirectory>();
    }
}
