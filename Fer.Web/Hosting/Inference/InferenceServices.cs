using Fer.Engine.Detection;
using Fer.Engine.Inference;

namespace Fer.Web.Hosting.Inference;

/// <summary>Registration of what predicts in this process.</summary>
internal static class InferenceServices
{
    public static void AddInference(this IServiceCollection services) => services
        .AddSingleton<FaceDetector>()
        .AddSingleton<PictureReader>()
        .AddSingleton<ClassifierCache>()
        .AddSingleton<IModelMaker, ModelMaker>()
        .AddSingleton<RunClassifiers>();
}
