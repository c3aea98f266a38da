namespace Fer.Engine.Importing;

/// <summary>An import cannot be done at all; the message says what is wrong with which file and what to do.</summary>
public sealed class ImportException(string message) : Exception(message);
