using System.Text.Json.Serialization;

namespace Fer.Data.Quality;

/// <summary>JSON form of what a check saw.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IssueEvidence))]
internal sealed partial class IssueJsonContext : JsonSerializerContext;
