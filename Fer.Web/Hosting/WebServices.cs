using Fer.Web.Components.Keyboard;
using Fer.Web.Components.Layout;
using Fer.Web.Endpoints;
using Fer.Web.Hosting.Training;

namespace Fer.Web.Hosting;

/// <summary>The one list of what each feature brings; a feature keeps its registrations in an extension method of its own.</summary>
internal static class WebServices
{
    public static void AddWebServices(this IServiceCollection services)
    {
        services.AddSingleton<UploadStore>();
        services.AddHostedService<UploadCleaning>();
        services.AddScoped<ShortcutRegistry>();
        services.AddSingleton<IDatasetDirectory, EmptyDatasetDirectory>();
        services.AddTraining();
    }
}
