namespace Fer.Engine.CommandLine;

/// <summary>The options do not make sense together; the message says which and why. Ends with exit code 2.</summary>
public sealed class UsageException(string message) : Exception(message);
