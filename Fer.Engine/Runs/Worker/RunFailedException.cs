namespace Fer.Engine.Runs.Worker;

/// <summary>A run or an evaluation cannot go on; the message says what happened and what to do.</summary>
public sealed class RunFailedException(string message, Exception? inner = null) : Exception(message, inner);
