namespace Fer.Engine.CommandLine;

/// <summary>A verb cannot do what was asked; the message says what happened and what to do. Ends with exit code 1.</summary>
public sealed class VerbException(string message) : Exception(message);
