namespace Fer.Engine.Exchange;

/// <summary>A model cannot be exported; the message says why and what to do.</summary>
/// <param name="message">The sentence.</param>
public sealed class ModelExportException(string message) : Exception(message);
