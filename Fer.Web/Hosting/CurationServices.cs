using Fer.Engine.Capturing;
using Fer.Engine.Importing;
using Fer.Engine.Measuring;
using Fer.Engine.Ratings;
using Fer.Engine.Splitting;
using Fer.Web.Components.Importing;
using Fer.Web.Components.Layout;
using Fer.Web.Components.Shared;
using Fer.Web.Endpoints;

namespace Fer.Web.Hosting;

/// <summary>What importing, browsing and splitting need.</summary>
internal static class CurationServices
{
    public static void AddCuration(this IServiceCollection services)
    {
        services.AddSingleton<UploadStore>();
        services.AddSingleton<IUploads>(provider => provider.GetRequiredService<UploadStore>());
        services.AddHostedService<UploadCleaning>();
        services.AddSingleton<DatasetImporter>().AddSingleton<SampleDatasetMaker>().AddSingleton<SplitMaker>().AddSingleton<CapturedFaces>().AddScoped<CuratorIdentity>();
        services.AddSingleton<IImportWork, EngineImportWork>().AddSingleton<ImportJobs>();
        services.AddHostedService(provider => provider.GetRequiredService<ImportJobs>());
        services.AddSingleton<SampleMeasurements>().AddSingleton<RatingRoundMaker>().AddHostedService<MeasuringService>();
        services.AddSingleton<IDatasetDirectory, DatasetDirectory>();
    }
}
