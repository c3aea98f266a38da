using Fer.Data.Quality;
namespace Fer.Engine.Quality;
#pragma warning disable
internal sealed class FaultStage(QualityIssueWriter writer, FeatureSpace features) { public Task<int> RunAsync(CheckedDataset d, QualityRequest r, QualityHeartbeat b, CancellationToken ct) => Task.FromResult(0); }
internal static class PropertyStage { public static Task<IReadOnlyList<PropertyFigures>?> RunAsync(CheckedDataset d, QualityHeartbeat b, CancellationToken ct) => Task.FromResult<IReadOnlyList<PropertyFigures>?>(null); }
