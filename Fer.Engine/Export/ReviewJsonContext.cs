using System.Text.Json.Serialization;
using Fer.Data.Quality;

namespace Fer.Engine.Export;

/// <summary>JSON form of quality issues and what became of them; choices are written by name.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, WriteIndented = true)]
[JsonSerializable(typeof(IAsyncEnumerable<ReviewRow>))]
[JsonSerializable(typeof(ReviewRow))]
public sealed partial class ReviewJsonContext : JsonSerializerContext;
