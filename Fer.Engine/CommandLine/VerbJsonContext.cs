using System.Text.Json.Serialization;

namespace Fer.Engine.CommandLine;

/// <summary>JSON forms of the results of the verbs in this folder.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(VerbFailure))]
[JsonSerializable(typeof(DatasetsResult))]
internal sealed partial class VerbJsonContext : JsonSerializerContext;
