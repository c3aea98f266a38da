using System.Text.Json.Serialization;

namespace Fer.Data.Splits;

/// <summary>JSON form of certificates in the database and in exports.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(SplitCertificate))]
[JsonSerializable(typeof(SplitCertificateFile))]
public sealed partial class SplitJsonContext : JsonSerializerContext;
