using System.Globalization;
using Fer.Engine.Detection;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Fer.Web.Endpoints.Api;

/// <summary>Describes to programs what <c>POST /api/predict</c> takes, which its signature does not say.</summary>
internal static class ApiPredictDocument
{
    /// <summary>Adds conditions and body to the operation's description.</summary>
    public static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        operation.Parameters =
        [
            Condition("run", "Run whose model predicts.", new() { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "1" }, isRequired: true),
            Condition("detect", "Whether faces are found in each picture; without it each image is one face.", new() { Type = JsonSchemaType.Boolean, Default = false }),
            Condition(
                "margin",
                string.Create(CultureInfo.InvariantCulture, $"With detect=true: what is added on each side of a face, as a share of its box; {FaceCrop.UsualMargin} where it is not given."),
                new() { Type = JsonSchemaType.Number, Minimum = "0", Maximum = FaceCrop.LargestMargin.ToString(CultureInfo.InvariantCulture), Default = FaceCrop.UsualMargin }),
        ];
        var file = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" };
        var files = new OpenApiSchema { Type = JsonSchemaType.Array, Items = file, MaxItems = ApiPredict.MostImages };
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Description = "One image, or several as files of a form under any name.",
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["image/png"] = new() { Schema = file },
                ["image/jpeg"] = new() { Schema = file },
                ["multipart/form-data"] = new()
                {
                    Schema = new OpenApiSchema { Type = JsonSchemaType.Object, Properties = new Dictionary<string, IOpenApiSchema> { ["images"] = files } },
                },
            },
        };
        return Task.CompletedTask;
    }

    private static OpenApiParameter Condition(string name, string description, OpenApiSchema schema, bool isRequired = false) =>
        new() { Name = name, In = ParameterLocation.Query, Required = isRequired, Description = description, Schema = schema };
}
