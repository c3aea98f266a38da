namespace Fer.Engine.Runs;

/// <summary>A run cannot be deleted or restored; the message says why and what to do. Nothing was changed.</summary>
public sealed class RunDeletionException(string message) : Exception(message);
