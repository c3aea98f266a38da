using Fer.Web.Endpoints;
using Fer.Web.Endpoints.Api;
using Fer.Web.Features.Predict;
using Fer.Web.Features.Report;

namespace Fer.Web.Hosting;

/// <summary>The one list of the HTTP endpoints beside the pages; a feature keeps its own in an extension method of its own.</summary>
internal static class WebEndpoints
{
    public static void MapWebEndpoints(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapImages();
        endpoints.MapExplanations();
        endpoints.MapUploads();
        endpoints.MapRejections();
        endpoints.MapLabels();
        endpoints.MapExports();
        endpoints.MapSplits();
        endpoints.MapReviews();
        endpoints.MapReports();
        endpoints.MapModels();
        endpoints.MapPictures();
        endpoints.MapApi();
    }
}
