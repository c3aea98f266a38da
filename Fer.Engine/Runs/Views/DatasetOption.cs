namespace Fer.Engine.Runs.Views;

/// <summary>A dataset that the training form offers.</summary>
/// <param name="Id">Dataset.</param>
/// <param name="Name">Name.</param>
/// <param name="IsDrawn">Whether its faces are drawn by code.</param>
/// <param name="Classes">How many classes it has.</param>
/// <param name="Splits">Its splits, the newest first.</param>
public sealed record DatasetOption(int Id, string Name, bool IsDrawn, int Classes, IReadOnlyList<SplitOption> Splits);
