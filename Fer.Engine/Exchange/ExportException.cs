namespace Fer.Engine.Exchange;

/// <summary>An export cannot be done; the message says why and what to do.</summary>
public sealed class ExportException(string message) : Exception(message);
