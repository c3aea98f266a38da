namespace Fer.Web.Endpoints.Api;

/// <summary>What the API brings.</summary>
internal static class ApiServices
{
    public static void AddApi(this IServiceCollection services)
    {
        services.AddApiRate();
        services.AddSingleton<ApiImageReader>();
        services.AddOpenApi(ApiEndpoints.Document, options =>
        {
            options.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith(ApiProblems.Root[1..], StringComparison.Ordinal) == true;
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info.Title = "Fer";
                document.Info.Description = "Datasets, splits, runs and evaluations of this machine's Fer. Every error is a problem document whose detail says what is wrong and what to do.";
                // Fer answers only on this machine, and under whatever port it was started with.
                document.Servers?.Clear();
                return Task.CompletedTask;
            });
        });
    }
}
