using System.Text.Json.Serialization;

namespace Fer.Engine.CommandLine;

/// <summary>JSON forms of what the verbs about runs write.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(TrainResult))]
[JsonSerializable(typeof(StudyResult))]
[JsonSerializable(typeof(QueueResult))]
[JsonSerializable(typeof(DeleteResult))]
[JsonSerializable(typeof(FixLoopDeleteResult))]
[JsonSerializable(typeof(DevicesResult))]
[JsonSerializable(typeof(LogsResult))]
[JsonSerializable(typeof(EvaluateResult))]
[JsonSerializable(typeof(ExplainResult))]
[JsonSerializable(typeof(RunsResult))]
[JsonSerializable(typeof(CompareResult))]
[JsonSerializable(typeof(ModelExportResult))]
[JsonSerializable(typeof(PredictResult))]
public sealed partial class RunVerbJsonContext : JsonSerializerContext;
