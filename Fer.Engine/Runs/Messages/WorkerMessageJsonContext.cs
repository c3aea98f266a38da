using System.Text.Json.Serialization;

namespace Fer.Engine.Runs.Messages;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(WorkerMessage))]
internal sealed partial class WorkerMessageJsonContext : JsonSerializerContext;
