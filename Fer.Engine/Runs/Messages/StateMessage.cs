namespace Fer.Engine.Runs.Messages;

/// <summary>The run entered a phase or ended.</summary>
/// <param name="Phase">The phase.</param>
/// <param name="Reason">Why it ended, where that needs saying.</param>
public sealed record StateMessage(WorkerPhase Phase, string? Reason) : WorkerMessage;
