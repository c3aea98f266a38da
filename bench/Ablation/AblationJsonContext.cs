using System.Text.Json.Serialization;

namespace Fer.Bench.Ablation;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(AblationReport))]
internal sealed partial class AblationJsonContext : JsonSerializerContext;
