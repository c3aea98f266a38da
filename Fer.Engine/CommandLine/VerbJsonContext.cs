using System.Text.Json.Serialization;
using Fer.Engine.Importing;

namespace Fer.Engine.CommandLine;

/// <summary>JSON forms of the results of the verbs in this folder.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(VerbFailure))]
[JsonSerializable(typeof(DatasetsResult))]
[JsonSerializable(typeof(ImportReport))]
internal sealed partial class VerbJsonContext : JsonSerializerContext;
