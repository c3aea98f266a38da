using System.Text.Json.Serialization;

namespace Fer.Engine.Capturing;

/// <summary>JSON form of the evidence in the database.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CaptureEvidence))]
internal sealed partial class CaptureJsonContext : JsonSerializerContext;
