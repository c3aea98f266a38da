using Fer.Web.Components.Keyboard;
using Fer.Web.Endpoints.Api;
using Fer.Web.Features.Predict;
using Fer.Web.Features.Report;
using Fer.Web.Hosting.Inference;
using Fer.Web.Hosting.Training;

namespace Fer.Web.Hosting;

/// <summary>The one list of what each feature brings; a feature keeps its registrations in an extension method of its own.</summary>
internal static class WebServices
{
    public static void AddWebServices(this IServiceCollection services)
    {
        services.AddScoped<ShortcutRegistry>().AddScoped<KeyMap>();
        services.AddCuration();
        services.AddExchange();
        services.AddTraining();
        services.AddInference();
        services.AddSingleton<PictureTrays>().AddSingleton<IFaceAnswers, FaceAnswers>();
        services.AddSingleton<ReportFacts>();
        services.AddSingleton<RunReports>();
        services.AddApi();
        services.AddSingleton<ComparisonReports>();
    }
}
