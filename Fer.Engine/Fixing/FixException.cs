namespace Fer.Engine.Fixing;

/// <summary>A step of a fix loop cannot be taken. Nothing was changed; the message says why and what to do.</summary>
public sealed class FixException(string message) : Exception(message);
