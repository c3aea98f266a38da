using System.Text.Json.Serialization;

namespace Fer.Engine.Quality;

/// <summary>JSON forms of evidence in the database.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LabelEvidence))]
[JsonSerializable(typeof(FaultEvidence))]
internal sealed partial class EvidenceJsonContext : JsonSerializerContext;
