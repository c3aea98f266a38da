using Fer.Web.Components;
using Fer.Web.Endpoints.Api;
using Microsoft.AspNetCore.Diagnostics;

namespace Fer.Web.Hosting;

/// <summary>The order in which a request is answered.</summary>
internal static class FerWebApplication
{
    public static void UseFerWeb(this WebApplication app)
    {
        app.UseMiddleware<SecurityHeadersMiddleware>();
        app.UseMiddleware<SameOriginMiddleware>();
        app.UseExceptionHandler(failed => failed.Run(AnswerFailureAsync));
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use(KeepPagesForPeopleAsync);
        app.UseRateLimiter();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapWebEndpoints();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(server =>
        {
            // Our own middleware sends the whole policy; a second header would only confuse.
            server.ContentSecurityFrameAncestorsPolicy = null;
        });
    }

    /// <summary>An image or a script that is missing gets its bare status; only a person gets the page that explains it.</summary>
    private static Task KeepPagesForPeopleAsync(HttpContext context, RequestDelegate next)
    {
        if (!AsksForPage(context) && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            pages.Enabled = false;
        return next(context);
    }

    private static bool AsksForPage(HttpContext context) =>
        !ApiProblems.IsApi(context.Request) && HttpMethods.IsGet(context.Request.Method) && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    private static Task AnswerFailureAsync(HttpContext context)
    {
        const string sentence = "Fer could not answer this request because of an error of its own. Everything already shown as saved is safe. Go back and try again; the program's log has the details.";
        if (ApiProblems.IsApi(context.Request))
            return ApiProblems.WriteAsync(context, StatusCodes.Status500InternalServerError, "Error of Fer's own", sentence);
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(sentence);
    }
}
