using Fer.Data.Runs;

namespace Fer.Engine.CommandLine;

/// <summary>Result of the verbs that control the queue: <c>fer pause</c>, <c>fer cancel</c>, <c>fer resume</c> and <c>fer priority</c>.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Name">Its name.</param>
/// <param name="State">Where it stands now.</param>
/// <param name="IsStopping">Whether its worker has been asked to stop after the batch under way.</param>
/// <param name="Priority">Its place in the queue before its age: higher goes first.</param>
public sealed record QueueResult(int RunId, string Name, RunState State, bool IsStopping, int Priority);
