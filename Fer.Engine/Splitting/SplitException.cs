namespace Fer.Engine.Splitting;

/// <summary>A split cannot be made as asked; nothing was stored. The message says why and what to do.</summary>
public sealed class SplitException(string message) : Exception(message);
