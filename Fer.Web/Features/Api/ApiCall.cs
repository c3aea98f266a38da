using Fer.Web.Endpoints.Api;
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
    /// <summary>As deep as the answer about predictions goes: its images, their faces, the box of each.</summary>
    private const int MostLevels = 4;

    /// <summary>All calls in the order of the document.</summary>
    public static IReadOnlyList<ApiCall> Of(OpenApiDocument document) =>
    [
        .. from path in document.Paths
           from operation in path.Value.Operations ?? []
           select New(path.Key, operation.Key, operation.Value),
    ];

    /// <summary>A command to try; what predicts has one without and one with finding faces.</summary>
    /// <param name="root">Address of this Fer, with a slash at its end.</param>
    public string Example(string root)
    {
        var address = root + Path.TrimStart('/').Replace("{id}", "1", StringComparison.Ordinal);
        if (Path.EndsWith(ApiPredict.Path, StringComparison.Ordinal))
            return $"curl --data-binary @face.png '{address}?run=1'\ncurl -F images=@a.jpg -F images=@b.jpg '{address}?run=1&detect=true'";
        return $"curl '{address}{(Path.EndsWith("/splits", StringComparison.Ordinal) ? "?dataset=1" : "")}'";
    }

    private static ApiCall New(string path, HttpMethod method, OpenApiOperation operation)
    {
        var schema = AnswerOf(operation);
        IOpenApiSchema? items = null;
        var isList = schema?.Properties?.TryGetValue("items", out items) == true;
        return new(
            operation.Tags?.FirstOrDefault()?.Name ?? "Other", $"{method.Method} {path}", path, operation.Summary ?? "",
            isList ? "an item" : "the answer", [.. FieldsOf(isList ? items?.Items : schema, "", MostLevels)]);
    }

    /// <summary>The fields of an object and of the objects in it, each under its way there.</summary>
    private static IEnumerable<ApiField> FieldsOf(IOpenApiSchema? schema, string above, int levels)
    {
        foreach (var (name, field) in schema?.Properties ?? new Dictionary<string, IOpenApiSchema>())
        {
            yield return new(above + name, field.Description ?? "");
            if (levels <= 1)
                continue;
            var inner = field.Items is { } items ? FieldsOf(items, $"{above}{name}[].", levels - 1) : FieldsOf(field, $"{above}{name}.", levels - 1);
            foreach (var one in inner)
                yield return one;
        }
    }

    private static IOpenApiSchema? AnswerOf(OpenApiOperation operation) =>
        operation.Responses?.TryGetValue("200", out var answer) == true && answer.Content?.TryGetValue("application/json", out var content) == true ? content.Schema : null;
}
