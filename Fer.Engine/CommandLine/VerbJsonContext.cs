using System.Text.Json.Serialization;
using Fer.Engine.Importing;
using Fer.Engine.Quality;
using Fer.Engine.Storage;

namespace Fer.Engine.CommandLine;

/// <summary>JSON forms of the results of the verbs in this folder.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(VerbFailure))]
[JsonSerializable(typeof(DatasetsResult))]
[JsonSerializable(typeof(ImportReport))]
[JsonSerializable(typeof(ImportLabelsResult))]
[JsonSerializable(typeof(QualityResult))]
[JsonSerializable(typeof(StatsResult))]
[JsonSerializable(typeof(SplitResult))]
[JsonSerializable(typeof(SplitCompareResult))]
[JsonSerializable(typeof(ExportResult))]
[JsonSerializable(typeof(BackupResult))]
[JsonSerializable(typeof(VerifyReport))]
internal sealed partial class VerbJsonContext : JsonSerializerContext;
