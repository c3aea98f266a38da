using Microsoft.OpenApi;

namespace Fer.Web.Features.Api;

/// <summary>One thing the API can be asked, as its own document describes it.</summary>
/// <param name="Group">What it is about.</param>
/// <param name="Title">Method and address.</param>
/// <param name="Path">Address with its places to fill in.</param>
/// <param name="Summary">What it answers.</param>
/// <param name="Answer">What the fields belong to: the answer or an item of its list.</param>
/// <param name="Fields">Fields of the answer, or of an item where it is a list.</param>
internal sealed record ApiCall(string Group, string Title, string Path, string Summary, string Answer, IReadOnlyList<ApiField> Fields)
{
    /// <summary>All calls in the order of the document.</summary>
    public static IReadOnlyList<ApiCall> Of(OpenApiDocument document) =>
    [
        .. from path in document.Paths
           from operation in path.Value.Operations ?? []
           select New(path.Key, operation.Key, operation.Value),
    ];

    /// <summary>An address to try.</summary>
    /// <param name="root">Address of this Fer, with a slash at its end.</param>
    public string Example(string root) => root + Path.TrimStart('/').Replace("{id}", "1", StringComparison.Ordinal)
        + (Path.EndsWith("/splits", StringComparison.Ordinal) ? "?dataset=1" : "");

    private static ApiCall New(string path, HttpMethod method, OpenApiOperation operation)
    {
        var schema = AnswerOf(operation);
        IOpenApiSchema? items = null;
        var isList = schema?.Properties?.TryGetValue("items", out items) == true;
        var fields = (isList ? items?.Items : schema)?.Properties ?? new Dictionary<string, IOpenApiSchema>();
        return new(
            operation.Tags?.FirstOrDefault()?.Name ?? "Other", $"{method.Method} {path}", path, operation.Summary ?? "",
            isList ? "an item" : "the answer",
            [.. fields.Select(field => new ApiField(field.Key, field.Value.Description ?? ""))]);
    }

    private static IOpenApiSchema? AnswerOf(OpenApiOperation operation) =>
        operation.Responses?.TryGetValue("200", out var answer) == true && answer.Content?.TryGetValue("application/json", out var content) == true ? content.Schema : null;
}
