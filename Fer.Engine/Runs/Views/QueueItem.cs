using Fer.Data.Runs;

namespace Fer.Engine.Runs.Views;

/// <summary>A run that is running or waits.</summary>
/// <param name="Id">Run.</param>
/// <param name="Name">Name.</param>
/// <param name="State">Running or Queued.</param>
/// <param name="Position">Place among those that wait, from 1; 0 while running.</param>
/// <param name="Subject">What trains: the preset's name, or that it is an own network.</param>
/// <param name="Epochs">Epochs planned.</param>
/// <param name="EpochsDone">Epochs finished.</param>
/// <param name="Dataset">Dataset's name.</param>
/// <param name="Split">Split's name.</param>
/// <param name="CancelRequested">Whether it has been asked to stop.</param>
/// <param name="PauseRequested">Whether it has been asked to be put aside.</param>
/// <param name="Priority">Place in the queue before its age: higher goes first.</param>
public sealed record QueueItem(
    int Id, string Name, RunState State, int Position, string Subject, int Epochs, int EpochsDone, string Dataset, string Split,
    bool CancelRequested, bool PauseRequested, int Priority);
