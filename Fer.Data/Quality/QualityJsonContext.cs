using System.Text.Json.Serialization;

namespace Fer.Data.Quality;

/// <summary>JSON forms in the database; choices are written by name.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(QualityRequest))]
[JsonSerializable(typeof(QualityReport))]
public sealed partial class QualityJsonContext : JsonSerializerContext;
