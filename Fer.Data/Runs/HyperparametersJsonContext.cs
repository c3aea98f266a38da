using System.Text.Json.Serialization;

namespace Fer.Data.Runs;

/// <summary>JSON form of <see cref="Hyperparameters"/> in the database and in exports; choices are written by name.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Hyperparameters))]
public sealed partial class HyperparametersJsonContext : JsonSerializerContext;
