using Fer.Data.Runs;

namespace Fer.Engine.CommandLine;

/// <summary>Result of <c>fer train</c>.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Name">Its name.</param>
/// <param name="State">How it ended.</param>
/// <param name="Reason">Why, where that needs saying.</param>
/// <param name="Epochs">Epochs finished.</param>
/// <param name="BestEpoch">Best epoch, from 1.</param>
/// <param name="ValidationAccuracy">Its validation accuracy, 0 to 1.</param>
/// <param name="ImagesPerSecond">Training images a second in the last epoch.</param>
public sealed record TrainResult(
    int RunId, string Name, RunState State, string? Reason, int Epochs, int? BestEpoch, double? ValidationAccuracy, double? ImagesPerSecond);
