using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Fer.Web.Endpoints.Api;

/// <summary>Every error of the API is a problem document (RFC 9457) whose detail says what is wrong and what to do.</summary>
internal static class ApiProblems
{
    /// <summary>Start of every address of the API.</summary>
    public const string Root = "/api";

    /// <summary>Whether a request is one to the API; its page is none.</summary>
    public static bool IsApi(HttpRequest request) => request.Path.StartsWithSegments(Root, out var rest) && rest.HasValue;

    public static ProblemHttpResult NotUnderstood(string sentence) => Of(StatusCodes.Status400BadRequest, "Request not understood", sentence);

    public static ProblemHttpResult NotFound(string sentence) => Of(StatusCodes.Status404NotFound, "Not found", sentence);

    public static ProblemHttpResult Of(int status, string title, string sentence) => TypedResults.Problem(sentence, statusCode: status, title: title);

    /// <summary>Answers outside of an endpoint, such as from the rate limiter.</summary>
    public static Task WriteAsync(HttpContext context, int status, string title, string sentence)
    {
        context.Response.StatusCode = status;
        var problem = new ProblemDetails { Status = status, Title = title, Detail = sentence };
        return context.Response.WriteAsJsonAsync(problem, options: null, "application/problem+json", context.RequestAborted);
    }
}
