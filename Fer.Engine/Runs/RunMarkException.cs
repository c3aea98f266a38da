namespace Fer.Engine.Runs;

/// <summary>A note or a tag cannot be kept; the message says why and what to do. Nothing was changed.</summary>
public sealed class RunMarkException(string message) : Exception(message);
