namespace Fer.Engine.Runs;

/// <summary>A run cannot be deleted; the message says why and what to do. Nothing was deleted.</summary>
public sealed class RunDeletionException(string message) : Exception(message);
