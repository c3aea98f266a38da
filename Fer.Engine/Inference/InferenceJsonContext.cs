using System.Text.Json.Serialization;

namespace Fer.Engine.Inference;

/// <summary>JSON forms within model files.</summary>
[JsonSerializable(typeof(string[]))]
internal sealed partial class InferenceJsonContext : JsonSerializerContext;
