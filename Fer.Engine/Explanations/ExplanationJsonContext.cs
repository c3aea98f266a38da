using System.Text.Json.Serialization;

namespace Fer.Engine.Explanations;

/// <summary>JSON form of a kept explanation.</summary>
[JsonSerializable(typeof(Explanation))]
internal sealed partial class ExplanationJsonContext : JsonSerializerContext;
