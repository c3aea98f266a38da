namespace Fer.Engine.CrossValidations;

/// <summary>A cross-validation cannot be started or continued as asked; nothing was stored. The message says why and what to do.</summary>
public sealed class CrossValidationException(string message, Exception? inner = null) : Exception(message, inner);
