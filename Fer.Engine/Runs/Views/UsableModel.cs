using Fer.Data.Runs;

namespace Fer.Engine.Runs.Views;

/// <summary>A run whose model can be tried on new faces.</summary>
/// <param name="RunId">Run.</param>
/// <param name="Name">Its name.</param>
/// <param name="State">How it ended.</param>
/// <param name="DatasetId">Dataset that it learnt from.</param>
/// <param name="Dataset">Its name.</param>
/// <param name="ValidationAccuracy">Share of validation images that its best epoch got right, 0 to 1; null where it is unknown.</param>
public sealed record UsableModel(int RunId, string Name, RunState State, int DatasetId, string Dataset, double? ValidationAccuracy);
