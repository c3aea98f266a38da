namespace Fer.Engine.Capturing;

/// <summary>A face cannot be stored; nothing was changed. The message says why and what to do.</summary>
public sealed class CapturingException(string message) : Exception(message);
